import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RadioGroup, SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, TimeField } from '@/components/forms/text-fields'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { Empty } from '@/components/ui/empty'
import { Table } from '@/components/ui/table'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { myHours } from '@/lib/appointments/hours'
import { closureReasons } from '@/lib/appointments/vocabulary'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { townZone } from '@/lib/time/clock'
import { dayOf, shift } from '@/lib/time/time'
import { addHoursAction, closeDaysAction, dropHoursAction, liftClosureAction } from '../actions'

type Props = PageProps<'/[locale]/staff/appointments/hours'>

const path = '/staff/appointments/hours'
const said = ['hours', 'dropped', 'closed', 'lifted'] as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('appointmentsStaff')
  return { title: t('hours.title') }
}

/** When I see people, and the days on which nobody is seen. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('appointments.hours.set', { locale, path })
  const [t, { hours, closures, rooms }, strings, query] = await Promise.all([
    getTranslations('appointmentsStaff'),
    myHours(ctx),
    formStrings(),
    searchParams,
  ])
  const done = said.find((step) => step === query.done)
  const today = dayOf(ctx.now, townZone())
  const mayWhole = can(ctx.actor, 'appointments.closure.set')
  return (
    <StaffPage locale={locale} path={path} section="appointments">
      <StaffHead title={t('hours.title')} lead={t('hours.lead')} />
      {done && (
        <Banner tone="ok" live>
          <p>{t(`done.${done}`)}</p>
          {done === 'closed' && <p>{t('standing', { count: Number(query.count) || 0 })}</p>}
        </Banner>
      )}
      <Panel title={t('hours.title')} count={hours.length} colour="blue">
        <Table
          caption={t('hours.title')}
          hideCaption
          rows={hours}
          rowKey={(row) => row.id}
          empty={<Empty title={t('hours.none')} />}
          columns={[
            { key: 'day', header: t('hours.weekday'), cell: (row) => f.weekdayName(row.weekday) },
            {
              key: 'time',
              header: t('column.time'),
              label: t('column.time'),
              cell: (row) => <bdi>{`${f.minute(row.fromMinute)}–${f.minute(row.toMinute)}`}</bdi>,
            },
            {
              key: 'audience',
              header: t('hours.audience'),
              label: t('hours.audience'),
              cell: (row) => t(`hours.${row.audience}`),
            },
            {
              key: 'room',
              header: t('hours.room'),
              label: t('hours.room'),
              cell: (row) => row.roomName ?? t('hours.noRoom'),
            },
            {
              key: 'drop',
              header: t('hours.drop'),
              hideHeader: true,
              end: true,
              cell: (row) => (
                <OneButton
                  id={`drop-${row.id}`}
                  action={dropHoursAction}
                  locale={locale}
                  path={path}
                  fields={{ hoursId: row.id }}
                  about={`${t('hours.drop')}: ${f.weekdayName(row.weekday)} ${f.minute(row.fromMinute)}`}
                  variant="bare"
                >
                  {t('hours.drop')}
                </OneButton>
              ),
            },
          ]}
        />
      </Panel>
      <Panel title={t('hours.add')} colour="green">
        <Form
          id="hours"
          action={addHoursAction}
          locale={locale}
          path={path}
          strings={strings}
          idempotencyKey={newId()}
          submit={<Submit busy={strings.busy}>{t('hours.add')}</Submit>}
        >
          <SelectField
            name="weekday"
            label={t('hours.weekday')}
            defaultValue="1"
            short
            options={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ value: String(day), label: f.weekdayName(day) }))}
          />
          <TimeField name="from" label={t('hours.from')} defaultValue="09:00" />
          <TimeField name="to" label={t('hours.to')} defaultValue="12:00" />
          <RadioGroup
            name="audience"
            label={t('hours.audience')}
            defaultValue="public"
            columns={2}
            options={[
              { value: 'public', label: t('hours.public') },
              { value: 'internal', label: t('hours.internal') },
            ]}
          />
          <SelectField
            name="roomId"
            label={t('hours.room')}
            optional
            empty={t('hours.noRoom')}
            options={rooms.map((room) => ({ value: room.id, label: room.name }))}
          />
          <DateField name="validFrom" label={t('hours.validFrom')} defaultValue={today} />
          <DateField name="validTo" label={t('hours.validTo')} optional />
        </Form>
      </Panel>
      <Panel title={t('hours.closures')} count={closures.length} colour="rose">
        {closures.length === 0 ? (
          <p className="panel__foot soft">{t('hours.closuresNone')}</p>
        ) : (
          <ul className="stack">
            {closures.map((closure) => (
              <li key={closure.id} className="row">
                <span>
                  {f.fullDay(closure.startsAt)} – {f.fullDay(shift(closure.endsAt, -1))} ·{' '}
                  {t(`hours.reasons.${closure.reason}`)} ·{' '}
                  {closure.whole ? t('hours.wholeYes') : t('hours.wholeNo')}
                </span>
                {(!closure.whole || mayWhole) && (
                  <OneButton
                    id={`lift-${closure.id}`}
                    action={liftClosureAction}
                    locale={locale}
                    path={path}
                    fields={{ closureId: closure.id }}
                    about={`${t('hours.lift')}: ${f.fullDay(closure.startsAt)}`}
                    variant="bare"
                  >
                    {t('hours.lift')}
                  </OneButton>
                )}
              </li>
            ))}
          </ul>
        )}
        <Form
          id="closure"
          action={closeDaysAction}
          locale={locale}
          path={path}
          strings={strings}
          idempotencyKey={newId()}
          submit={<Submit busy={strings.busy}>{t('hours.close')}</Submit>}
        >
          <DateField name="fromDay" label={t('hours.fromDay')} />
          <DateField name="toDay" label={t('hours.toDay')} />
          <SelectField
            name="reason"
            label={t('hours.reason')}
            defaultValue="absence"
            short
            options={closureReasons.map((reason) => ({ value: reason, label: t(`hours.reasons.${reason}`) }))}
          />
          {mayWhole ? (
            <RadioGroup
              name="whole"
              label={t('hours.whole')}
              defaultValue="no"
              columns={2}
              options={[
                { value: 'no', label: t('hours.wholeNo') },
                { value: 'yes', label: t('hours.wholeYes') },
              ]}
            />
          ) : (
            <input type="hidden" name="whole" value="no" />
          )}
        </Form>
      </Panel>
    </StaffPage>
  )
}
