import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { publicContext } from '@/lib/access/public'
import { town } from '@/lib/config/town'
import { pageLocale } from '@/lib/i18n/page'
import { townZone } from '@/lib/time/clock'
import { sunOf } from '@/lib/time/sun'
import { addDays, dayOf, instantOf } from '@/lib/time/time'

type Props = PageProps<'/[locale]/sun'>

export const revalidate = 300

export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('sun')
  // It says nothing of us: somebody may look over the shoulder.
  return { title: { absolute: t('title') }, description: t('title'), robots: { index: false } }
}

/** Where "leave quickly" leads: a page like any other about the sun. No name of ours, nothing that leads back. */
export default async function Page({ params }: Props) {
  const { f } = await pageLocale(params)
  const t = await getTranslations('sun')
  const zone = townZone()
  const today = dayOf(publicContext().now, zone)
  const days = Array.from({ length: 7 }, (_, n) => {
    const day = addDays(today, n)
    return { day, noon: instantOf(day, 720, zone), sun: sunOf(day, town.centre) }
  })
  return (
    <main className="wrap section stack sun">
      <h1>{t('title')}</h1>
      <p className="lead">
        <bdi>{town.name}</bdi>
      </p>
      <table className="tbl tbl--stack">
        <thead>
          <tr>
            <th>{t('day')}</th>
            <th>{t('rises')}</th>
            <th>{t('sets')}</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ day, noon, sun }) => (
            <tr key={day}>
              <td data-th={t('day')}>{f.day(noon)}</td>
              <td data-th={t('rises')}>
                <bdi dir="ltr">{sun ? f.time(sun.risesAt) : '–'}</bdi>
              </td>
              <td data-th={t('sets')}>
                <bdi dir="ltr">{sun ? f.time(sun.setsAt) : '–'}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  )
}
