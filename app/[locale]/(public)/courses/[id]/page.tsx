import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { CourseFacts } from '@/components/courses/course-facts'
import { CourseParts } from '@/components/courses/course-parts'
import { RunChoice } from '@/components/courses/run-choice'
import { roomWords } from '@/components/courses/words'
import { PrintButton } from '@/components/layout/print-button'
import { PublicPage } from '@/components/layout/public-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Arch } from '@/components/ui/door'
import type { IconName } from '@/components/ui/icon'
import { Crumbs } from '@/components/ui/navigation'
import { RoundTable } from '@/components/ui/places'
import { Foreign } from '@/components/ui/text'
import { publicContext } from '@/lib/access/public'
import { settings } from '@/lib/config/settings'
import { town } from '@/lib/config/town'
import { courseJsonLd } from '@/lib/courses/json-ld'
import { getCourse } from '@/lib/courses/queries'
import { roomOf } from '@/lib/courses/rules'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'

export const revalidate = 300
export function generateStaticParams() {
  return []
}

type Props = PageProps<'/[locale]/courses/[id]'>

async function load(props: Props) {
  const { locale, f } = await pageLocale(props.params)
  const { id } = await props.params
  const course = isId(id) ? await getCourse(publicContext(), id, locale) : null
  if (!course) notFound()
  return { locale, f, course }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { course } = await load(props)
  return { title: course.words.title, description: course.words.summary }
}

const outcomeIcons: readonly IconName[] = [
  'hand-waving',
  'chat-circle-dots',
  'house',
  'star',
  'check',
  'heart',
]

export default async function Page(props: Props) {
  const { locale, f, course } = await load(props)
  const [t, placement] = await Promise.all([getTranslations('courses'), getTranslations('placement')])
  const [run] = course.runs
  const room = run && roomOf(run)
  const { words } = course
  const foreign = words.lang === locale ? undefined : words.lang
  return (
    <PublicPage
      locale={locale}
      path={`/courses/${course.id}`}
      section={course.kind === 'cafe' ? 'together' : 'learn'}
    >
      <script
        type="application/ld+json"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON-LD with every < escaped (lib/courses/json-ld.ts)
        dangerouslySetInnerHTML={{
          __html: courseJsonLd(course, {
            url: `${settings().appUrl}/${locale}/courses/${course.id}`,
            provider: town.centre.name,
          }),
        }}
      />
      <div className="field">
        <div className="wrap split split--form course-hero">
          <div className="field__head" style={{ paddingBlock: 0 }}>
            <Crumbs
              label={t('crumbs')}
              home={{ href: `/${locale}`, label: t('home') }}
              items={[{ href: `/${locale}/courses`, label: t('list.title') }]}
            />
            <h1 lang={foreign} dir="auto">
              {words.title}
            </h1>
            <Foreign lang={words.lang} as="p">
              <span className="lead">{words.summary}</span>
            </Foreign>
            <p className="row">
              {run && (
                <LinkButton href="#book" icon="chair">
                  {room?.kind === 'full' ? t('joinList') : t('book')}
                </LinkButton>
              )}
              <PrintButton label={t('print')} />
            </p>
          </div>
          {run && room && (
            <RoundTable capacity={run.capacity} taken={room.kind === 'full' ? run.capacity : run.taken}>
              <div className="round__text">
                <span className="when">{t('placesTotal', { count: run.capacity })}</span>
                <span className="what">
                  {room.kind === 'full' ? t('full') : t('freeShort', { count: room.free })}
                </span>
                <span>{room.kind === 'full' ? t('listOpen') : t('oneForYou')}</span>
              </div>
            </RoundTable>
          )}
        </div>
      </div>
      <div className="wrap section split split--form">
        <div className="stack" style={{ '--gap': 'var(--s8)' } as React.CSSProperties}>
          {foreign && (
            <Banner>
              <p>{t('onlyDutch')}</p>
            </Banner>
          )}
          {(words.machine || words.outdated) && !foreign && (
            <Banner>
              <p>{words.machine ? t('machineMade') : t('olderThanSource')}</p>
            </Banner>
          )}
          <section className="stack">
            <h2>{t('goodToKnow')}</h2>
            <CourseFacts course={course} f={f} />
          </section>
          <section className="stack">
            <h2>{t('outcomes')}</h2>
            <ul className="learn" lang={foreign}>
              {words.outcomes.map((outcome, index) => (
                <li key={outcome}>
                  <Arch colour="ochre" icon={outcomeIcons[index % outcomeIcons.length] ?? 'check'} />
                  <span dir="auto">{outcome}</span>
                </li>
              ))}
            </ul>
          </section>
          {words.bring && (
            <section className="stack">
              <h2>{t('bring')}</h2>
              <Foreign lang={words.lang} as="p">
                {words.bring}
              </Foreign>
            </section>
          )}
          <CourseParts course={course} locale={locale} />
          <Banner title={t('doubt')}>
            <p>
              <a href={`/${locale}/my/placement`} rel="nofollow">
                {placement('entry')}
              </a>
            </p>
            <p>
              {t('doubtText')} <a href={`/${locale}/help`}>{t('doubtLink')}</a>
            </p>
          </Banner>
        </div>
        <RunChoice
          courseId={course.id}
          locale={locale}
          f={f}
          runs={course.runs.map((one) => ({ ...one, room: roomWords(t, one) }))}
        />
      </div>
    </PublicPage>
  )
}
