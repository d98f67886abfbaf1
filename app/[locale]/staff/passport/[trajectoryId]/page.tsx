import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, TextField } from '@/components/forms/text-fields'
import { PrintButton } from '@/components/layout/print-button'
import { StaffPage } from '@/components/layout/staff-page'
import { HoursList } from '@/components/passport/hours-list'
import { PartList } from '@/components/passport/part-list'
import { TemplateName } from '@/components/passport/template-name'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { Details } from '@/components/ui/text'
import { requirePermission } from '@/lib/access/require'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { proofsInForce } from '@/lib/passport/proof'
import { getTrajectory } from '@/lib/passport/queries'
import { partWords } from '@/lib/passport/words'
import { dayToDate } from '@/lib/time/time'
import { makeHoursProofAction } from '../../../my/passport/actions'
import { answerHoursAction, endTrajectoryAction, markPartAction } from '../actions'

type Props = PageProps<'/[locale]/staff/passport/[trajectoryId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('passportStaff')
  return { title: t('panel.title') }
}

/** One trajectory as a counsellor works on it: parts to mark, hours to confirm, the proof. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { trajectoryId } = await params
  const path = `/staff/passport/${trajectoryId}`
  const { ctx } = await requirePermission('passport.trajectory.list', { locale, path })
  const found = isId(trajectoryId) ? await getTrajectory(ctx, trajectoryId) : null
  if (!found) notFound()
  const { trajectory, name, hours } = found
  const [t, words, courses, staff, strings, proofs, query] = await Promise.all([
    getTranslations('passportStaff'),
    getTranslations('passport'),
    getTranslations('courses'),
    getTranslations('staff'),
    formStrings(),
    proofsInForce(ctx, [trajectoryId]),
    searchParams,
  ])
  return (
    <StaffPage locale={locale} path={path} section="passport">
      <Crumbs
        label={courses('crumbs')}
        home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
        items={[{ href: `/${locale}/staff/passport`, label: t('title') }]}
      />
      {(query.done === 'saved' || query.done === 'proof') && (
        <Banner tone="ok" live>
          {t('done')}
        </Banner>
      )}
      <div className="work__top">
        <div>
          <h1>
            <a href={`/${locale}/staff/people/${trajectory.personId}`}>
              <bdi>{name}</bdi>
            </a>
          </h1>
          <p className="soft">
            <TemplateName words={words} template={trajectory} locale={locale} /> ·{' '}
            {f.fullDay(dayToDate(trajectory.startedOn))}
          </p>
          <p className="soft small">
            {t('one.source')} <bdi>{trajectory.source}</bdi>
          </p>
        </div>
        <span className="gap" />
        <PrintButton label={t('print')} small />
      </div>
      <div className="cols">
        <Panel title={t('one.parts')} count={trajectory.parts.length} colour="ochre">
          <PartList
            f={f}
            locale={locale}
            parts={trajectory.parts}
            below={(part) =>
              part.requiredMinutes === null ? (
                <Form
                  id={`mark-${part.id}`}
                  action={markPartAction}
                  locale={locale}
                  path={path}
                  strings={strings}
                  submit={
                    <Submit
                      busy={strings.busy}
                      variant="quiet"
                      small
                      about={t('one.saveFor', { part: partWords(words, part, locale).title })}
                    >
                      {t('one.save')}
                    </Submit>
                  }
                >
                  <input type="hidden" name="trajectoryId" value={trajectory.id} />
                  <input type="hidden" name="partId" value={part.id} />
                  <DateField
                    name="doneOn"
                    label={t('one.markDone')}
                    hint={part.doneOn ? t('one.clearHint') : undefined}
                    defaultValue={part.doneOn ?? undefined}
                  />
                  {part.evidence.length > 0 && (
                    <SelectField
                      name="evidence"
                      label={t('one.seen')}
                      empty=""
                      defaultValue={part.seen ?? (part.evidence.length === 1 ? part.evidence[0] : undefined)}
                      options={part.evidence.map((one) => ({
                        value: one,
                        label: words(`evidence.${one}`),
                      }))}
                    />
                  )}
                </Form>
              ) : (
                <div className="row">
                  {proofs.has(`${trajectory.id}:${part.id}`) && (
                    <LinkButton
                      href={`/${locale}/my/passport/${trajectory.id}/${part.id}/proof.pdf`}
                      icon="certificate"
                      variant="quiet"
                      small
                    >
                      {t('one.proof')}
                    </LinkButton>
                  )}
                  {part.minutes > 0 &&
                    proofs.get(`${trajectory.id}:${part.id}`)?.minutes !== part.minutes && (
                      <OneButton
                        id={`proof-${part.id}`}
                        action={makeHoursProofAction}
                        locale={locale}
                        path={path}
                        fields={{ trajectoryId: trajectory.id, partId: part.id }}
                        small
                      >
                        {words('proof.make')}
                      </OneButton>
                    )}
                </div>
              )
            }
          />
        </Panel>
        <div className="stack">
          <Panel title={t('one.hours')} count={hours.length} colour="green" id="hours">
            <HoursList
              f={f}
              rows={hours}
              aside={(row) =>
                row.state === 'waiting' ? (
                  <div className="stack">
                    {row.contactName && (
                      <p className="small">{t('one.contact', { name: row.contactName })}</p>
                    )}
                    <OneButton
                      id={`confirm-${row.id}`}
                      action={answerHoursAction}
                      locale={locale}
                      path={path}
                      fields={{ hoursId: row.id, answer: 'confirm' }}
                      about={t('one.confirmFor', { what: row.what ?? words(`kind.${row.activityKind}`) })}
                      small
                    >
                      {t('one.confirm')}
                    </OneButton>
                    <Details summary={t('one.refuse')}>
                      <Form
                        id={`refuse-${row.id}`}
                        action={answerHoursAction}
                        locale={locale}
                        path={path}
                        strings={strings}
                        submit={
                          <Submit busy={strings.busy} variant="quiet" small>
                            {t('one.refuse')}
                          </Submit>
                        }
                      >
                        <input type="hidden" name="hoursId" value={row.id} />
                        <input type="hidden" name="answer" value="refuse" />
                        <TextField name="reason" label={t('one.reason')} />
                      </Form>
                    </Details>
                  </div>
                ) : null
              }
            />
          </Panel>
          <Panel title={t('one.end')}>
            <p className="soft">{t('one.endHint')}</p>
            <OneButton
              id="end"
              action={endTrajectoryAction}
              locale={locale}
              path={path}
              fields={{ trajectoryId: trajectory.id }}
            >
              {t('one.end')}
            </OneButton>
          </Panel>
        </div>
      </div>
    </StaffPage>
  )
}
