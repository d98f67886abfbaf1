import 'server-only'
import type { CourseDetail } from './types'

/** ISO weekday 1–7 as schema.org names it. */
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'].map(
  (day) => `https://schema.org/${day}`,
)

/**
 * schema.org Course with its CourseInstances, as text for a script element: every `<` is written as an escape,
 * so that no word from a form can end the element (HTML Standard §4.12.1.3).
 */
export function courseJsonLd(course: CourseDetail, site: { url: string; provider: string }): string {
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Course',
    '@id': site.url,
    url: site.url,
    name: course.words.title,
    description: course.words.summary,
    inLanguage: course.words.lang,
    teaches: course.words.outcomes,
    ...(course.levelFrom && course.levelFrom !== 'alfa'
      ? { educationalLevel: `CEFR ${course.levelTo ?? course.levelFrom}` }
      : {}),
    isAccessibleForFree: course.price === 0,
    provider: { '@type': 'Organization', name: site.provider },
    offers: {
      '@type': 'Offer',
      price: course.price / 100,
      priceCurrency: 'EUR',
      category: course.price === 0 ? 'Free' : 'Paid',
    },
    hasCourseInstance: course.runs.map((run) => ({
      '@type': 'CourseInstance',
      courseMode: run.setting === 'online' ? 'Online' : 'Onsite',
      '@id': `${site.url}#${run.id}`,
      inLanguage: 'nl',
      courseSchedule: {
        '@type': 'Schedule',
        repeatFrequency: 'Weekly',
        startDate: run.startsOn,
        endDate: run.endsOn,
        byDay: [...new Set(run.weekly.map((lesson) => weekdays[lesson.weekday - 1]))],
      },
      startDate: run.startsOn,
      endDate: run.endsOn,
      maximumAttendeeCapacity: run.capacity,
      remainingAttendeeCapacity: Math.max(0, run.capacity - run.taken),
      instructor: { '@type': 'Person', name: run.teacherName },
      ...(run.venue
        ? {
            location: {
              '@type': 'Place',
              name: run.venue.name,
              address: run.venue.address,
              geo: {
                '@type': 'GeoCoordinates',
                latitude: run.venue.latitude,
                longitude: run.venue.longitude,
              },
            },
          }
        : { location: { '@type': 'VirtualLocation' } }),
    })),
  }
  return JSON.stringify(data).replace(/</g, '\\u003c')
}
