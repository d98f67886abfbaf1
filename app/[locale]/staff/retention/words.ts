import { getTranslations } from 'next-intl/server'

/** What a rule is about, and a number of days, in words. */
export async function retentionWords(): Promise<{
  rule: (key: string) => string
  days: (days: number | null) => string
}> {
  const t = await getTranslations('retentionStaff')
  return {
    rule: (key) => {
      const at = `rules.${key}`
      return t.has(at as never) ? t(at as never) : key
    },
    days: (days) => (days === null ? t('never') : t('days', { days })),
  }
}
