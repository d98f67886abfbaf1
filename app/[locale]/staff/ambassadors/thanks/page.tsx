import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AwardPanel } from '@/components/ambassadors/award-panel'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, NumberField, TextField } from '@/components/forms/text-fields'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { requirePermission } from '@/lib/access/require'
import { awardDesk } from '@/lib/ambassadors/award/queries'
import { recognitionDesk } from '@/lib/ambassadors/recognition/manage'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { townZone } from '@/lib/time/clock'
import { dayOf, dayToDate } from '@/lib/time/time'
import {
  addJurorAction,
  addPerkAction,
  approveWallAction,
  decideAwardAction,
  startAwardAction,
} from './actions'

type Props = PageProps<'/[locale]/staff/ambassadors/thanks'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('ambassadorsStaff')
  return { title: t('thanks.title') }
}

/** Stocks of tickets, and words to read before they stand on the wall. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/ambassadors/thanks'
  const { ctx } = await requirePermission('ambassadors.recognition.manage', { locale, path })
  const [t, strings, desk, award, query] = await Promise.all([
    getTranslations('ambassadorsStaff'),
    formStrings(),
    recognitionDesk(ctx),
    awardDesk(ctx),
    searchParams,
  ])
  return (
    <StaffPage locale={locale} path={path} section="ambassadors">
      <StaffHead
        title={t('thanks.title')}
        lead={t('thanks.badgesGiven', { count: desk.badges })}
        crumbs={
          <p className="small">
            <a href={`/${locale}/staff/ambassadors`}>{t('title')}</a>
          </p>
        }
      />
      {query.done && (
        <Banner tone="ok">
          <p>{t('done')}</p>
        </Banner>
      )}
      <div className="cols">
        <Panel title={t('thanks.wall')} count={desk.wall.length} colour="rose">
          <div className="panel__body stack">
            {desk.wall.length === 0 && <p className="soft">{t('thanks.wallNone')}</p>}
            {desk.wall.map((row) => (
              <div key={row.ambassadorId} className="stack">
                <blockquote lang={row.language} dir="auto">
                  <p>{row.words}</p>
                </blockquote>
                <p>
                  <bdi className="strong">{row.shownAs}</bdi>
                </p>
                <OneButton
                  id={`wall-${row.ambassadorId}`}
                  action={approveWallAction}
                  locale={locale}
                  path={path}
                  fields={{ ambassadorId: row.ambassadorId }}
                  about={`${t('thanks.approve')}: ${row.shownAs}`}
                  small
                >
                  {t('thanks.approve')}
                </OneButton>
              </div>
            ))}
          </div>
        </Panel>
        <Panel title={t('thanks.perks')} count={desk.perks.length} colour="ochre">
          <div className="panel__body stack">
            {desk.perks.length > 0 && (
              <ul>
                {desk.perks.map((perk) => (
                  <li key={perk.id}>
                    <bdi className="strong">{perk.title}</bdi> · <bdi>{perk.partner}</bdi> ·{' '}
                    {t('thanks.left', { left: perk.left, stock: perk.stock })} ·{' '}
                    {f.shortDay(dayToDate(perk.validUntil))}
                  </li>
                ))}
              </ul>
            )}
            <h3>{t('thanks.perkNew')}</h3>
            <Form
              action={addPerkAction}
              locale={locale}
              path={path}
              strings={strings}
              idempotencyKey={newId()}
              submit={
                <Submit busy={strings.busy} variant="quiet" small>
                  {t('thanks.save')}
                </Submit>
              }
            >
              <TextField name="partner" label={t('thanks.partner')} />
              <TextField name="title" label={t('thanks.perkTitle')} lang="nl" />
              <TextField name="how" label={t('thanks.perkHow')} lang="nl" />
              <NumberField name="stock" label={t('thanks.stock')} />
              <NumberField name="minHours" label={t('thanks.minHours')} defaultValue={0} />
              <DateField name="validUntil" label={t('thanks.validUntil')} />
            </Form>
          </div>
        </Panel>
        <AwardPanel
          locale={locale}
          path={path}
          f={f}
          award={award}
          thisYear={Number(dayOf(ctx.now, townZone()).slice(0, 4))}
          actions={{ start: startAwardAction, addJuror: addJurorAction, decide: decideAwardAction }}
        />
      </div>
    </StaffPage>
  )
}
