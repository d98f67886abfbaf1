import 'server-only'
import { notFound } from 'next/navigation'
import { setRequestLocale } from 'next-intl/server'
import { townZone } from '@/lib/time/clock'
import { formats } from './format'
import { isLocale, type Locale } from './locales'

/** First line of every page: its language (else "not found") and that language's formats in the town's zone. */
export async function pageLocale(
  params: Promise<{ locale: string }>,
): Promise<{ locale: Locale; f: ReturnType<typeof formats> }> {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  return { locale, f: formats(locale, townZone()) }
}
