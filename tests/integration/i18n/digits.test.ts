import { expect, test } from 'vitest'
import { locales } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'

test('numbers in sentences have the digits that stand on letters and clocks here, in every language', async () => {
  for (const locale of locales) {
    const t = await translatorFor(locale, 'courses')
    for (const count of [3, 11, 25]) expect(t('placesFree', { count })).toContain(String(count))
  }
})
