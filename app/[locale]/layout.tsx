import type { Metadata, Viewport } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import '@/app/globals.css'
import { headFont } from '@/components/styles/font'
import { town } from '@/lib/config/town'
import { dirOf, isLocale } from '@/lib/i18n/locales'

export const viewport: Viewport = { width: 'device-width', initialScale: 1, colorScheme: 'light dark' }

export async function generateMetadata({ params }: LayoutProps<'/[locale]'>): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'common' })
  return {
    title: { template: `%s · ${town.centre.name} ${town.name}`, default: `${town.centre.name} ${town.name}` },
    description: t('siteDescription', { town: town.name }),
  }
}

/** Draws only <html> and <body>; each page brings its own shell. */
export default async function Layout({ children, params }: LayoutProps<'/[locale]'>) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  return (
    <html lang={locale} dir={dirOf(locale)} className={headFont.variable}>
      <body>{children}</body>
    </html>
  )
}
