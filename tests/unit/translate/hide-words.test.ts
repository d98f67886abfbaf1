import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hideWords, showWords } from '@/lib/translate/hide-words'

describe('what goes to a machine', () => {
  const names = ['Rania Al-Khatib', 'Rania']
  test.each([
    ['a name, whole or in part', 'Dag Rania, mevrouw Al-Khatib', /Rania|Khatib/],
    ['a name in another case', 'dag RANIA', /rania/i],
    ['an e-mail address', 'Mail naar lies@example.org', /lies|example/],
    ['a web address', 'Kijk op https://example.org/a?b=c', /example/],
    ['a telephone number', 'Bel 0470 12 34 56', /0470|34/],
    ['a file number', 'Nummer LV-2026-00184', /2026|00184/],
    ['a date', 'Kom op 08/10/2026', /2026/],
    ['Arabic-Indic digits', 'رقمي ٠٤٧٠١٢٣٤٥٦', /٠٤٧٠/],
  ])('holds no more %s', (_what, text, secret) => {
    const hidden = hideWords(text, names)
    expect(text).toMatch(secret)
    expect(hidden.text).not.toMatch(secret)
    expect(showWords(hidden.text, hidden.words)).toBe(text)
  })
  test('keeps short numbers and other words: they matter for the meaning', () => {
    expect(hideWords('Over 2 dagen, met 3 kinderen', names).text).toBe('Over 2 dagen, met 3 kinderen')
    // A name inside a longer word is that word.
    expect(hideWords('Dranian', ['Rania']).text).toBe('Dranian')
  })
  test('comes back whole when the machine moves or spaces the marks', () => {
    const { text, words } = hideWords('Rania belt 0470 12 34 56', names)
    expect(words).toHaveLength(2)
    expect(showWords(text.replace(/XQ(\d)X belt XQ(\d)X/, 'xq $2 x calls Xq$1X'), words)).toBe(
      '0470 12 34 56 calls Rania',
    )
  })
  test('is not shown when a mark was lost', () => {
    const { words } = hideWords('Bel 0470 12 34 56', [])
    expect(showWords('Call me', words)).toBeNull()
  })
  test('any text comes back as it was', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(fc.string({ unit: 'grapheme', maxLength: 8 }), { maxLength: 4 }),
        (text, some) => {
          const hidden = hideWords(text, some)
          return hidden.words.length === 0
            ? hidden.text === text
            : showWords(hidden.text, hidden.words) === text
        },
      ),
    )
  })
})
