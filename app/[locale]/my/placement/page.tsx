import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FittingRuns } from '@/components/courses/fitting-runs'
import { OneButton } from '@/components/forms/plain-form'
import { MyPage } from '@/components/layout/my-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { IconWords } from '@/components/ui/facts'
import type { IconName } from '@/components/ui/icon'
import { requirePermission } from '@/lib/access/require'
import { fittingRuns } from '@/lib/courses/placement/fitting'
import { myPlacement } from '@/lib/courses/placement/queries'
import { joiningLevel } from '@/lib/courses/placement/rules'
import { type Skill, skills } from '@/lib/courses/vocabulary'
import { pageLocale } from '@/lib/i18n/page'
import { stopWaitingAction, waitForCourseAction } from './actions'

const path = '/my/placement'
type Props = PageProps<'/[locale]/my/placement'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('placement')
  return { title: t('title') }
}

const skillIcons: Record<Skill, IconName> = {
  listening: 'ear',
  speaking: 'chat-circle-dots',
  reading: 'book-open',
  writing: 'pencil-line',
}

/** What is known of my level, three courses that fit and why, and what to do meanwhile. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('courses.level.say', { locale, path })
  const placement = await myPlacement(ctx)
  if (!placement) notFound()
  const [t, courses, fitting] = await Promise.all([
    getTranslations('placement'),
    getTranslations('courses'),
    fittingRuns(ctx, placement, locale),
  ])
  const known = joiningLevel(placement.levels) !== null
  const levelFits = fitting.some((one) => one.reasons.includes('level'))
  return (
    <MyPage
      locale={locale}
      path={path}
      tab="bookings"
      title={t('title')}
      lead={t('lead')}
      actions={
        <LinkButton href={`/${locale}/my/placement/about`} variant={known ? 'quiet' : 'fill'}>
          {known ? t('again') : t('start')}
        </LinkButton>
      }
    >
      <div className="stack" style={{ '--gap': 'var(--s8)' } as React.CSSProperties}>
        <section className="stack">
          <h2>{t('yourLevel')}</h2>
          <ul className="stack" style={{ '--gap': 'var(--s3)' } as React.CSSProperties}>
            {skills.map((skill) => {
              const fact = placement.levels[skill]
              return (
                <li key={skill}>
                  <IconWords icon={skillIcons[skill]}>
                    <b>{courses(`skill.${skill}`)}</b>{' '}
                    {fact
                      ? t('levelLine', {
                          level: t(`level.${fact.level}` as Parameters<typeof t>[0]),
                          evidence: t(`evidence.${fact.evidence}`),
                          day: f.fullDay(fact.factOn),
                        })
                      : t('noLevel')}
                  </IconWords>
                </li>
              )
            })}
          </ul>
          <p className="soft">{t('desk')}</p>
        </section>
        {known && fitting.length > 0 && (
          <section className="stack">
            <h2>{t('three')}</h2>
            <FittingRuns runs={fitting} locale={locale} f={f} />
          </section>
        )}
        {known && !levelFits && (
          <section className="card card--panel stack" data-door="blue">
            <h2>{t('none')}</h2>
            <p>{t('noneText')}</p>
            {placement.demand ? (
              <>
                <Banner tone="ok">
                  <p>{t('waiting', { day: f.fullDay(placement.demand.askedAt) })}</p>
                </Banner>
                <OneButton id="stop" action={stopWaitingAction} locale={locale} path={path} fields={{}}>
                  {t('stopWaiting')}
                </OneButton>
              </>
            ) : (
              <>
                <p>{t('waitText')}</p>
                <OneButton
                  id="wait"
                  action={waitForCourseAction}
                  locale={locale}
                  path={path}
                  fields={{}}
                  variant="fill"
                >
                  {t('wait')}
                </OneButton>
              </>
            )}
            <p>
              <a href={`/${locale}/courses?kind=cafe`}>{t('cafe')}</a>
            </p>
            <p>
              <a href={`/${locale}/courses?setting=online`}>{t('onlineMeanwhile')}</a>
            </p>
          </section>
        )}
      </div>
    </MyPage>
  )
}
