import { describe, expect, test } from 'vitest'
import { codeInput, emailInput, fullNameInput, graphemes, paragraph, phoneInput } from '@/lib/people/schema'

const refusal = (
  schema: { safeParse(value: unknown): { success: boolean; error?: { issues: { message: string }[] } } },
  value: unknown,
) => {
  const parsed = schema.safeParse(value)
  return parsed.success ? 'taken' : parsed.error?.issues[0]?.message
}

describe('a name', () => {
  test.each([
    'Amina',
    "O'Brien <b>",
    'سميرة بنت خالد',
    'ኣበባ ገብረ',
    'Łukasz Żółw',
    '=cmd()A',
    'Nguyễn Văn An',
    'İbrahim Şahin',
    'أحمد\u200cعلی',
  ])('may be %s, as it is written', (name) => {
    expect(fullNameInput.parse(name)).toBe(name.normalize('NFC'))
  })
  test('is trimmed and folded to one form', () => {
    expect(fullNameInput.parse('  Jose\u0301\t \n Ruiz ')).toBe('José Ruiz')
  })
  test('of 120 graphemes is taken and of 121 refused, counted as a person counts', () => {
    const family = '👨‍👩‍👧‍👦'
    expect(graphemes(family)).toBe(1)
    expect(refusal(fullNameInput, 'é'.normalize('NFD').repeat(120))).toBe('taken')
    expect(refusal(fullNameInput, `a${family.repeat(119)}`)).toBe('taken')
    expect(refusal(fullNameInput, 'a'.repeat(121))).toBe('tooLong')
    expect(refusal(fullNameInput, 'a'.repeat(1_000_000))).toBe('tooLong')
  })
  test.each([
    ['', 'required'],
    ['   ', 'required'],
    [undefined, 'required'],
    ['a\u0000b', 'controlCharacters'],
    ['a\ud800b', 'controlCharacters'],
    ['12345', 'invalidName'],
    ['😀', 'invalidName'],
    [['a', 'b'], 'required'],
  ])('%o is refused: %s', (name, key) => {
    expect(refusal(fullNameInput, name)).toBe(key)
  })
})

test('an address is kept in lower case and refused when it is none', () => {
  expect(emailInput.parse(' Amina@Example.ORG ')).toBe('amina@example.org')
  for (const wrong of ['amina', 'a@', '@b.be', 'a b@c.be', 'a@b', '<a@b.be>'])
    expect(refusal(emailInput, wrong)).toBe('invalidEmail')
})

test('a code is six digits, however a keyboard writes them', () => {
  expect(['123456', ' 123 456', '123-456', '١٢٣٤٥٦', '۱۲۳۴۵۶'].map((code) => codeInput.parse(code))).toEqual(
    Array(5).fill('123456'),
  )
  for (const wrong of ['12345', '1234567', 'abcdef', ''])
    expect(refusal(codeInput, wrong)).toBe('invalidCode')
})

test('a telephone number becomes E.164; none is none', () => {
  expect(
    ['0470 12 34 56', '+32 470 12.34.56', '0032470123456', '٠٤٧٠١٢٣٤٥٦'].map((phone) =>
      phoneInput.parse(phone),
    ),
  ).toEqual(Array(4).fill('+32470123456'))
  expect(phoneInput.parse(' ')).toBeNull()
  for (const wrong of ['12', 'call me', '++32470123456', '0'.repeat(30)])
    expect(refusal(phoneInput, wrong)).toBe('invalidPhone')
})

test('a paragraph keeps its lines', () => {
  expect(paragraph(100).parse('een\r\ntwee\rdrie ')).toBe('een\ntwee\ndrie')
  expect(refusal(paragraph(10), 'a'.repeat(11))).toBe('tooLong')
})
