import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MyPage } from '@/components/layout/my-page'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { requirePermission } from '@/lib/access/require'
import { myRounds } from '@/lib/courses/allocation/queries'
import { pageLocale } from '@/lib/i18n/page'

const path = '/my/wishes'
type Props = PageProps<'/[locale]/my/wishes'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('wishes')
  return { title: t('title') }
}

/** Start days for which I can say my wishes, and those I wished for. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('courses.wishes.keep', { locale, path })
  const [t, rounds] = await Promise.all([getTranslations('wishes'), myRounds(ctx)])
  return (
    <MyPage locale={locale} path={path} tab="bookings" title={t('title')} lead={t('lead')}>
      {rounds.length === 0 ? (
        <Empty
          title={t('none')}
          action={<LinkButton href={`/${locale}/courses`}>{t('toCourses')}</LinkButton>}
        >
          {t('noneText')}
        </Empty>
      ) : (
        <ul className="courses">
          {rounds.map((round) => (
            <li key={round.id} className="course">
              <div className="stack" style={{ '--gap': 'var(--s3)' } as React.CSSProperties}>
                <h2 className="h3">
                  <a className="hit" href={`/${locale}${path}/${round.id}`} dir="auto">
                    {round.title}
                  </a>
                </h2>
                <p>{t('until', { time: f.dayAndTime(round.closesAt) })}</p>
              </div>
              <div className="course__side">
                <p>{round.wishes > 0 ? t('said', { count: round.wishes }) : t('notSaid')}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </MyPage>
  )
}
