import { getTranslations } from 'next-intl/server'
import { CourseDates } from '@/components/courses/course-dates'
import { daysWords, placeWords, roomWords } from '@/components/courses/words'
import { doors } from '@/components/layout/doors'
import { PublicPage } from '@/components/layout/public-page'
import { LinkButton } from '@/components/ui/button'
import { Door } from '@/components/ui/door'
import { Icon } from '@/components/ui/icon'
import { LanguageList } from '@/components/ui/languages'
import { RoundTable } from '@/components/ui/places'
import { Steps } from '@/components/ui/steps'
import { publicContext } from '@/lib/access/public'
import { town } from '@/lib/config/town'
import { listCourseCards } from '@/lib/courses/queries'
import { pageLocale } from '@/lib/i18n/page'

export const revalidate = 300

// Made at its first visit and then kept; nothing is made while building, when no database is there.
export function generateStaticParams() {
  return []
}

/** Home: the language first, then six doors, then what begins soon. */
export default async function Page({ params }: PageProps<'/[locale]'>) {
  const { locale, f } = await pageLocale(params)
  const [t, courses, { cards }] = await Promise.all([
    getTranslations('home'),
    getTranslations('courses'),
    listCourseCards(publicContext(), locale, {}, 1),
  ])
  const soon = cards.flatMap((card) => card.runs.slice(0, 1).map((run) => ({ card, run })))
  soon.sort((a, b) => a.run.firstLessonAt.getTime() - b.run.firstLessonAt.getTime())
  const next = soon.find(({ run }) => run.waiting === 0 && run.taken < run.capacity) ?? soon[0]
  return (
    <PublicPage
      locale={locale}
      path="/"
      closing={
        <>
          <p className="h1">{t('closingTitle')}</p>
          <p>{t('closingText')}</p>
        </>
      }
    >
      <div className="field home">
        <div className="wrap hero">
          <div className="hero__say">
            <h1 className="display">{t('title', { town: town.name })}</h1>
            <p className="lead">{t('lead')}</p>
            <LanguageList current={locale} path="/" label={t('chooseLanguage')} />
          </div>
          <section className="hero__doors" aria-label={t('doorsLabel')}>
            <ul className="street">
              {doors.map((door) => (
                <li key={door.key}>
                  <Door
                    colour={door.colour}
                    icon={door.icon}
                    href={`/${locale}${door.path}`}
                    label={t(`door.${door.key}`)}
                  />
                </li>
              ))}
            </ul>
          </section>
          {next && (
            <div className="hero__table">
              <RoundTable capacity={next.run.capacity} taken={next.run.taken}>
                <a className="round__text" href={`/${locale}/courses/${next.card.id}`}>
                  <span className="when">{f.day(next.run.firstLessonAt)}</span>
                  <span className="what what--long" lang={next.card.words.lang} dir="auto">
                    {next.card.words.title}
                  </span>
                  <span>
                    {daysWords(f, next.run.weekly)} · <bdi>{placeWords(courses, next.run)}</bdi>
                  </span>
                  <span className="free">{roomWords(courses, next.run)}</span>
                  <span className="go">
                    {t('pullUpChair')}
                    <Icon name="arrow-right" />
                  </span>
                </a>
              </RoundTable>
            </div>
          )}
        </div>
      </div>
      <section className="section wrap split">
        <div className="stack">
          <h2>{t('soonTitle')}</h2>
          <p>{t('soonText')}</p>
          <p>
            <LinkButton href={`/${locale}/courses`} variant="quiet" iconEnd="arrow-right">
              {t('allCourses')}
            </LinkButton>
          </p>
        </div>
        <CourseDates items={soon.slice(0, 4)} locale={locale} f={f} />
      </section>
      <section className="paper bandje">
        <div className="wrap section split split--half">
          <div
            className="venn"
            style={
              { '--a': 'var(--color-lamp-brick)', '--b': 'var(--color-lamp-blue)' } as React.CSSProperties
            }
          >
            <svg viewBox="0 0 520 320" aria-hidden="true">
              <circle className="a" cx="160" cy="160" r="160" />
              <circle className="b" cx="360" cy="160" r="160" />
              <path className="lens" d="M260 35.1a160 160 0 0 1 0 249.8a160 160 0 0 1 0-249.8z" />
            </svg>
            <span>{t('you')}</span>
            <span aria-hidden="true">
              <Icon name="coffee" />
              <Icon name="chat-circle-dots" />
            </span>
            <span>{t('yourAmbassador')}</span>
          </div>
          <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
            <h2>{t('ambassadorTitle')}</h2>
            <p>{t('ambassadorText')}</p>
            <Steps steps={[t('ambassadorStep1'), t('ambassadorStep2'), t('ambassadorStep3')]} />
            <p className="row">
              <LinkButton href={`/${locale}/help`} icon="handshake">
                {t('wantAmbassador')}
              </LinkButton>
              <LinkButton href={`/${locale}/ambassadors`} variant="bare">
                {t('becomeAmbassador')}
              </LinkButton>
            </p>
          </div>
        </div>
      </section>
      <section className="wrap section split">
        <div className="stack">
          <h2>{t('helpTitle')}</h2>
          <p>{t('helpText')}</p>
        </div>
        <p className="row self-center">
          <LinkButton href={`/${locale}/help`} icon="chat-circle-dots">
            {t('askHelp')}
          </LinkButton>
          <LinkButton href={`tel:${town.centre.phone}`} variant="quiet" icon="phone">
            <bdi dir="ltr">{town.centre.phoneShown}</bdi>
          </LinkButton>
        </p>
      </section>
    </PublicPage>
  )
}
