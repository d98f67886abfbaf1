import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeLetters, readCode, shownCode } from '@/lib/proofs/rules'

test('a code is read however it was typed', () => {
  for (const typed of [
    'K7M4-4QX9-DACD',
    'k7m44qx9dacd',
    ' K7M4 4QX9 DACD ',
    'K7M4–4QX9–DACD',
    'Ｋ7M4.4QX9.DACD',
  ])
    expect(readCode(typed)).toBe('K7M44QX9DACD')
})

test('what cannot be a code is none', () => {
  for (const typed of [
    '',
    'K7M4',
    'K7M4-4QX9-DAC0',
    'K7M4-4QX9-DACD-A',
    "'; DROP TABLE proof",
    '\u0000'.repeat(12),
  ])
    expect(readCode(typed)).toBeNull()
})

test('every code is read back from how it is shown', () => {
  const code = fc.string({ unit: fc.constantFrom(...codeLetters), minLength: 12, maxLength: 12 })
  fc.assert(fc.property(code, (one) => readCode(shownCode(one)) === one))
})
