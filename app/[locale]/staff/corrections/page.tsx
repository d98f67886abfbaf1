import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { RadioGroup } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea } from '@/components/forms/text-fields'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { Empty } from '@/components/ui/empty'
import { Status } from '@/components/ui/status'
import { requirePermission } from '@/lib/access/require'
import { dirOf } from '@/lib/i18n/locales'
import { pageLocale } from '@/lib/i18n/page'
import { listCorrections } from '@/lib/people/correction/correct'
import { answerCorrectionAction } from './actions'

type Props = PageProps<'/[locale]/staff/corrections'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('peopleStaff')
  return { title: t('corrections.title') }
}

/** Requests to correct what we hold, oldest first; each is answered with a reason that the person reads. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/corrections'
  const { ctx } = await requirePermission('people.correction.answer', { locale, path })
  const query = await searchParams
  const answered = query.show === 'answered'
  const [t, data, { busy, ...strings }, rows] = await Promise.all([
    getTranslations('peopleStaff'),
    getTranslations('myData'),
    formStrings(),
    listCorrections(ctx, { answered }),
  ])
  return (
    <StaffPage locale={locale} path={path} query={answered ? 'show=answered' : undefined} section="people">
      {query.done && (
        <Banner tone="ok" live>
          <p>{t('corrections.done')}</p>
        </Banner>
      )}
      <StaffHead title={t('corrections.title')} lead={t('corrections.lead')} />
      <nav className="row" aria-label={t('corrections.title')}>
        {[false, true].map((which) => (
          <a
            key={String(which)}
            href={`/${locale}${path}${which ? '?show=answered' : ''}`}
            aria-current={which === answered ? 'page' : undefined}
          >
            {t(which ? 'corrections.answered' : 'corrections.open')}
          </a>
        ))}
      </nav>
      {rows.length === 0 && <Empty title={t('corrections.none')} />}
      <div className="stack">
        {rows.map((row) => (
          <article key={row.id} className="panel stack">
            <p>
              <a className="strong" href={`/${locale}/staff/people/${row.person.id}`}>
                <bdi>{row.person.name}</bdi>
              </a>{' '}
              <span className="small soft">
                {f.fullDayAndTime(row.askedAt)} · {data(`correction.topic.${row.about}`)} ·{' '}
                {f.languageName(row.language)}
              </span>
            </p>
            <blockquote lang={row.language} dir={dirOf(row.language)}>
              {row.words}
            </blockquote>
            {row.answer ? (
              <>
                <p>
                  <Status phase={row.answer === 'accepted' ? 'done' : 'full'}>
                    {t(`corrections.${row.answer}`)}
                  </Status>
                </p>
                <p dir="auto">{row.reason}</p>
              </>
            ) : (
              <Form
                id={`answer-${row.id}`}
                action={answerCorrectionAction}
                locale={locale}
                path={path}
                strings={strings}
                label={t('corrections.answerTo', { name: row.person.name })}
                submit={<Submit busy={busy}>{t('corrections.send')}</Submit>}
              >
                <input type="hidden" name="correctionId" value={row.id} />
                <RadioGroup
                  name="answer"
                  label={t('corrections.answer')}
                  columns={2}
                  options={[
                    { value: 'accepted', label: t('corrections.accept') },
                    { value: 'refused', label: t('corrections.refuse') },
                  ]}
                />
                <TextArea
                  name="reason"
                  label={t('corrections.reason')}
                  hint={t('corrections.reasonHint', { language: f.languageName(row.language) })}
                  rows={3}
                />
              </Form>
            )}
          </article>
        ))}
      </div>
    </StaffPage>
  )
}
