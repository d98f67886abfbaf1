import type { Formats } from '@/lib/i18n/format'

/** `['1-morning', '1-evening', '4-evening']` → "maandag: voormiddag en avond; donderdag: avond". */
export function timesWords(f: Formats, parts: ReadonlyMap<string, string>, times: readonly string[]): string {
  const days = new Map<number, string[]>()
  for (const time of [...times].sort()) {
    const [day = '', part = ''] = time.split('-')
    const words = parts.get(part)
    if (words) days.set(Number(day), [...(days.get(Number(day)) ?? []), words])
  }
  return [...days].map(([day, words]) => `${f.weekdayName(day)}: ${f.list(words)}`).join(' · ')
}
