import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RadioGroup } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea } from '@/components/forms/text-fields'
import { MyPage } from '@/components/layout/my-page'
import { Banner } from '@/components/ui/banner'
import { Status } from '@/components/ui/status'
import { requirePermission } from '@/lib/access/require'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { ownCorrections } from '@/lib/people/correction/correct'
import { correctionTopics } from '@/lib/people/correction/vocabulary'
import { askCorrectionAction } from './actions'

type Props = PageProps<'/[locale]/my/data/correct'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('myData')
  return { title: t('correction.title') }
}

/** "This is not right": what is wrong in one's own words, and what was answered before. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/my/data/correct'
  const { ctx } = await requirePermission('people.correction.ask', { locale, path })
  const [t, { busy, ...strings }, mine, { done }] = await Promise.all([
    getTranslations('myData'),
    formStrings(),
    ownCorrections(ctx),
    searchParams,
  ])
  return (
    <MyPage
      locale={locale}
      path={path}
      tab="settings"
      title={t('correction.title')}
      lead={t('correction.lead')}
    >
      <div className="stack" style={{ '--gap': 'var(--s8)' } as React.CSSProperties}>
        {done && (
          <Banner tone="ok" live>
            <p>{t('correction.asked')}</p>
          </Banner>
        )}
        <Form
          action={askCorrectionAction}
          locale={locale}
          path={path}
          strings={strings}
          idempotencyKey={newId()}
          submit={<Submit busy={busy}>{t('correction.send')}</Submit>}
        >
          <RadioGroup
            name="about"
            label={t('correction.about')}
            columns={2}
            options={correctionTopics.map((value) => ({ value, label: t(`correction.topic.${value}`) }))}
          />
          <TextArea name="words" label={t('correction.words')} hint={t('correction.wordsHint')} />
        </Form>
        {mine.length > 0 && (
          <section className="stack">
            <h2>{t('correction.mine')}</h2>
            {mine.map((row) => (
              <article key={row.id} className="card stack">
                <p className="small soft">
                  {f.fullDay(row.askedAt)} · {t(`correction.topic.${row.about}`)}
                </p>
                <p dir="auto" lang={row.language}>
                  {row.words}
                </p>
                <p>
                  <Status
                    phase={row.answer === 'accepted' ? 'done' : row.answer === 'refused' ? 'full' : 'open'}
                  >
                    {t(`correction.state.${row.answer ?? 'open'}`)}
                  </Status>
                </p>
                {row.reason && row.answeredAt && (
                  <p dir="auto">
                    {t('correction.reason', { day: f.fullDay(row.answeredAt) })} <bdi>{row.reason}</bdi>
                  </p>
                )}
              </article>
            ))}
          </section>
        )}
      </div>
    </MyPage>
  )
}
