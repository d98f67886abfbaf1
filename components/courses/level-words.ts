import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/locales'

/** Why a course's level refuses, and where to go from there. */
export async function explainLevel(
  refusal: 'levelUnknown' | 'levelBelow',
  details: Record<string, string | number>,
  locale: Locale,
) {
  const t = await getTranslations({ locale, namespace: 'placement' })
  return {
    sentence:
      refusal === 'levelUnknown'
        ? t('gate.unknown')
        : t('gate.below', { needs: String(details.needs), has: String(details.has) }),
    links: [
      {
        href: `/${locale}/my/placement`,
        label: refusal === 'levelUnknown' ? t('gate.ask') : t('gate.fitting'),
      },
    ],
  }
}

/** The places of this run are given by a draw: where to say one's wishes. */
export async function explainWishes(locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'wishes' })
  return { sentence: t('instead'), links: [{ href: `/${locale}/my/wishes`, label: t('say') }] }
}
