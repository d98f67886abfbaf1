import { describe, expect, test } from 'vitest'
import { centsOf, decideClaim, periodsOf } from '@/lib/ambassadors/expenses/rules'

describe('amounts', () => {
  test.each([
    ['12', 1200],
    ['12,5', 1250],
    ['12.05', 1205],
    ['€ 3,10', 310],
    ['7 €', 700],
    ['1.234,00', null],
    ['-5', null],
    ['12,345', null],
    ['=1+1', null],
    ['', null],
  ])('“%s” is %s cents', (text, cents) => expect(centsOf(text)).toBe(cents))
})

describe('ceilings', () => {
  const belgium = { dayCents: 4231, monthCents: null, yearCents: 169_251 }
  const netherlands = { dayCents: null, monthCents: 21_000, yearCents: 210_000 }
  test('Belgium counts days and years, the Netherlands months and years', () => {
    expect(periodsOf('2026-10-05', 'flat', belgium).map((one) => one.period)).toEqual(['2026', '2026-10-05'])
    expect(periodsOf('2026-10-05', 'flat', netherlands).map((one) => one.period)).toEqual(['2026', '2026-10'])
  })
  test('real costs have none, but their year is kept', () => {
    expect(periodsOf('2026-10-05', 'real', belgium)).toEqual([{ period: '2026', ceilingCents: null }])
  })
  test('the narrowest that is full is told, with what is left', () => {
    const periods = [
      { period: '2026', kind: 'flat', cents: 169_000, ceilingCents: 169_251 },
      { period: '2026-10-05', kind: 'flat', cents: 4200, ceilingCents: 4231 },
    ]
    expect(decideClaim({ kind: 'flat', cents: 300 }, periods)).toEqual({
      ok: false,
      refusal: 'dayFull',
      leftCents: 31,
    })
    expect(decideClaim({ kind: 'flat', cents: 31 }, periods)).toEqual({ ok: true })
    expect(decideClaim({ kind: 'real', cents: 31 }, periods)).toEqual({ ok: false, refusal: 'mixed' })
  })
})
