import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RadioGroup } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea } from '@/components/forms/text-fields'
import { MyPage } from '@/components/layout/my-page'
import { Banner } from '@/components/ui/banner'
import { requirePermission } from '@/lib/access/require'
import { myAward } from '@/lib/ambassadors/award/queries'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { shift } from '@/lib/time/time'
import { nominateAction, voteAction } from './actions'

type Props = PageProps<'/[locale]/my/award'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('ambassadors')
  return { title: t('thanks.award') }
}

/** Naming somebody for the prize, and, for the jury, the one vote. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/my/award'
  const { ctx } = await requirePermission('ambassadors.award.vote', { locale, path })
  const [t, strings, award, query] = await Promise.all([
    getTranslations('ambassadors'),
    formStrings(),
    myAward(ctx),
    searchParams,
  ])
  // A day counts whole: its end is the first moment of the next.
  const lastDay = (until: Date) => f.fullDay(shift(until, -1))
  return (
    <MyPage
      locale={locale}
      path={path}
      tab="overview"
      title={t('thanks.award')}
      lead={
        award?.phase === 'naming'
          ? t('thanks.awardHint', { day: lastDay(award.nominateUntil) })
          : t('award.closed')
      }
    >
      <div className="stack" style={{ '--gap': 'var(--s8)' } as React.CSSProperties}>
        {query.done === 'named' && (
          <Banner tone="ok" live>
            <p>{t('thanks.nominated')}</p>
          </Banner>
        )}
        {award?.phase === 'naming' &&
          (award.known.length === 0 ? (
            <Banner>
              <p>{t('award.nobodyKnown')}</p>
            </Banner>
          ) : (
            <Form
              id="name"
              action={nominateAction}
              locale={locale}
              path={path}
              strings={strings}
              idempotencyKey={newId()}
              submit={<Submit busy={strings.busy}>{t('thanks.nominate')}</Submit>}
            >
              <RadioGroup
                name="ambassadorId"
                label={t('thanks.nominee')}
                options={award.known.map((one) => ({
                  value: one.ambassadorId,
                  label: <bdi>{one.name}</bdi>,
                }))}
              />
              <TextArea name="reason" label={t('thanks.why')} rows={4} />
            </Form>
          ))}
        {award?.juror && award.phase === 'voting' && (
          <section className="stack" aria-labelledby="jury">
            <h2 id="jury">{t('award.jury')}</h2>
            <p>{award.voted ? t('award.voted') : t('award.juryHint', { day: lastDay(award.voteUntil) })}</p>
            <ul className="stack">
              {award.nominations.map((one) => (
                <li key={one.id} className="card stack">
                  <h3>
                    <bdi>{one.name}</bdi>
                  </h3>
                  <p dir="auto" className="pre">
                    {one.reason}
                  </p>
                  {!award.voted && (
                    <OneButton
                      id={`vote-${one.id}`}
                      action={voteAction}
                      locale={locale}
                      path={path}
                      fields={{ nominationId: one.id }}
                      about={one.name}
                    >
                      {t('award.vote')}
                    </OneButton>
                  )}
                </li>
              ))}
            </ul>
          </section>
        )}
        <p>
          <a href={`/${locale}/ambassadors/thanks`}>{t('wall.title')}</a>
        </p>
      </div>
    </MyPage>
  )
}
