import { getTranslations } from 'next-intl/server'
import { Facts } from '@/components/ui/facts'
import { mapLink, town } from '@/lib/config/town'
import type { CourseDetail } from '@/lib/courses/types'
import type { Audience, Exemption, Sector, Track } from '@/lib/courses/vocabulary'
import type { Formats } from '@/lib/i18n/format'
import { childcareWords, daysWords, placeWords, timesWords } from './words'

/** Good to know: when, where, level, price, childcare and the rest of a course, of its soonest run. */
export async function CourseFacts({ course, f }: { course: CourseDetail; f: Formats }) {
  const t = await getTranslations('courses')
  const [run] = course.runs
  return (
    <Facts
      columns={2}
      items={[
        ...(run
          ? [
              {
                icon: 'calendar-blank' as const,
                label: t('fact.when'),
                value: daysWords(f, run.weekly),
              },
              {
                icon: 'clock' as const,
                label: t('fact.time'),
                value: <bdi>{timesWords(t, f, run.weekly)}</bdi>,
              },
              {
                icon: 'flag-pennant' as const,
                label: t('fact.first'),
                value: f.fullDay(run.firstLessonAt),
              },
              {
                icon: 'map-pin' as const,
                label: t('fact.where'),
                value: run.venue ? (
                  <>
                    <a href={mapLink(run.venue)} rel="noreferrer">
                      <bdi>{placeWords(t, run)}</bdi>
                    </a>
                    {run.hybrid && <span className="block font-normal">{t('hybrid')}</span>}
                    <bdi className="block font-normal">{run.venue.address}</bdi>
                  </>
                ) : (
                  t('setting.online')
                ),
              },
            ]
          : []),
        {
          icon: 'student',
          label: t('fact.level'),
          value: course.plainLevel ? t(`level.${course.plainLevel}`) : t('level.any'),
        },
        {
          icon: 'currency-eur',
          label: t('fact.price'),
          value: (
            <>
              {course.price > 0 ? f.money(course.price, town.currency) : t('free')}
              {course.price > 0 && course.priceExemptions.length > 0 && (
                <span className="block font-normal">
                  {t('freeFor', {
                    list: f.list(course.priceExemptions.map((one) => t(`exemption.${one as Exemption}`))),
                  })}
                </span>
              )}
            </>
          ),
        },
        ...(run
          ? [
              {
                icon: 'baby' as const,
                label: t('fact.childcare'),
                value: run.childcare ? (
                  <>
                    {t('childcareYes')}
                    {run.childcarePlaces && (
                      <span className="block font-normal">{childcareWords(t, run.childcarePlaces)}</span>
                    )}
                  </>
                ) : (
                  t('childcareNo')
                ),
              },
            ]
          : []),
        ...(course.supportLanguages.length > 0
          ? [
              {
                icon: 'translate' as const,
                label: t('fact.languages'),
                value: f.list(course.supportLanguages.map(f.languageName)),
              },
            ]
          : []),
        ...(course.digitalSkill > 0
          ? [
              {
                icon: 'laptop' as const,
                label: t('fact.digital'),
                value: t(`digital.${course.digitalSkill as 1 | 2 | 3}`),
              },
            ]
          : []),
        ...(run?.venue?.stepFree
          ? [{ icon: 'wheelchair' as const, label: t('fact.access'), value: t('stepFree') }]
          : []),
        ...(course.audience.length > 0
          ? [
              {
                icon: 'users' as const,
                label: t('fact.audience'),
                value: f.list(course.audience.map((one) => t(`audience.${one as Audience}`))),
              },
            ]
          : []),
        ...(course.track && course.trackHours
          ? [
              {
                icon: 'hourglass-medium' as const,
                label: t('fact.track'),
                value: (
                  <>
                    {t(`track.${course.track as Track}`)}
                    <span className="block font-normal">
                      {t('hoursPerLevel', { hours: f.unit(course.trackHours, 'hour') })}
                    </span>
                  </>
                ),
              },
            ]
          : []),
        ...(course.sector
          ? [
              {
                icon: 'briefcase' as const,
                label: t('fact.sector'),
                value: t(`sector.${course.sector as Sector}`),
              },
            ]
          : []),
        ...(course.renewalMonths
          ? [
              {
                icon: 'seal-check' as const,
                label: t('fact.renewal'),
                value: f.unit(course.renewalMonths, 'month'),
              },
            ]
          : []),
      ]}
    />
  )
}
