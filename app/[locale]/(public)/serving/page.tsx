import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DrawAgain } from '@/components/appointments/draw-again'
import { publicContext } from '@/lib/access/public'
import { nowServing } from '@/lib/appointments/walk-in'
import { pageLocale } from '@/lib/i18n/page'

type Props = PageProps<'/[locale]/serving'>

export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('appointments')
  return { title: t('serving.title'), robots: { index: false } }
}

/** The screen in the hall: numbers and desks, nobody's name. It asks for itself again every ten seconds. */
export default async function Page({ params }: Props) {
  const { locale } = await pageLocale(params)
  const [t, { serving, waiting }] = await Promise.all([
    getTranslations('appointments'),
    nowServing(publicContext()),
  ])
  return (
    <main id="content" className="wrap section stack" style={{ '--gap': 'var(--s8)' } as React.CSSProperties}>
      <DrawAgain seconds={10} />
      <noscript>
        <meta httpEquiv="refresh" content="10" />
      </noscript>
      <h1>{t('serving.title')}</h1>
      <ul className="serving" aria-live="polite">
        {serving.map((ticket, index) => (
          <li key={ticket.id} className={index === 0 ? 'card card--table' : 'card'}>
            <b className="num">{ticket.number}</b>
            <span className="h2">{t('serving.desk', { desk: ticket.desk ?? '' })}</span>
          </li>
        ))}
      </ul>
      {serving.length === 0 && <p className="h2">{t('serving.nobody')}</p>}
      <p className="lead" lang={locale}>
        {t('serving.waiting', { count: waiting.length })}
      </p>
    </main>
  )
}
