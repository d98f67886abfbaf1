import { describe, expect, test } from 'vitest'
import { formats } from '@/lib/i18n/format'
import { dirOf, locales } from '@/lib/i18n/locales'
import { chooseLocale } from '@/proxy'

describe('the language of an address without one', () => {
  test('is the person’s choice, else the browser’s, else Dutch', () => {
    expect(chooseLocale('ti', 'ar')).toBe('ti')
    expect(chooseLocale(undefined, 'ar-SY,ar;q=0.9,en;q=0.5')).toBe('ar')
    expect(chooseLocale('xx', 'tr')).toBe('tr')
    expect(chooseLocale(undefined, 'zh-CN')).toBe('nl')
    expect(chooseLocale(undefined, null)).toBe('nl')
    expect(chooseLocale(undefined, ';;;,q=2')).toBe('nl')
  })
})

test('times are the town’s and on the 24-hour clock in every language', () => {
  for (const locale of locales) {
    const text = formats(locale, 'Europe/Brussels').time(new Date('2026-07-01T12:30:00Z'))
    expect(text.replace(/[\u2066-\u2069\u200e\u200f]/g, '')).toMatch(/^14[:.]30$/)
  }
})

test('dates carry their year and day in every language, with the digits of Belgian letters', () => {
  for (const locale of locales) {
    const text = formats(locale, 'Europe/Brussels').fullDay(new Date('2026-10-08T10:00:00Z'))
    expect(text).toContain('2026')
    expect(text).toMatch(/\b0?8\b/)
    expect(text).not.toMatch(/[٠-٩۰-۹]/)
  }
})

test('Arabic and Persian are written from the right', () => {
  expect(locales.filter((locale) => dirOf(locale) === 'rtl')).toEqual(['ar', 'fa'])
  expect(dirOf('ar-SY')).toBe('rtl')
})
