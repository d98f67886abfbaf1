import { describe, expect, test } from 'vitest'
import { atLeast, isChild, isSafeTime, sharedLanguages } from '@/lib/people/profile/rules'
import { languageInput, stepInputs } from '@/lib/people/profile/schema'
import type { LanguageOf } from '@/lib/people/profile/types'

const zone = 'Europe/Brussels'
const speaks = (language: string, level: LanguageOf['speaks']): LanguageOf => ({
  language,
  speaks: level,
  reads: null,
  writes: null,
  interprets: false,
  forLetters: false,
})

describe('languages', () => {
  test('two people share what both speak, best first; reading alone is no talk', () => {
    const a = [speaks('ar', 'native'), speaks('en', 'some'), speaks('fr', null), speaks('nl', 'some')]
    const b = [speaks('fr', 'good'), speaks('en', 'native'), speaks('ar', 'good')]
    expect(sharedLanguages(a, b)).toEqual(['ar', 'en'])
    expect(sharedLanguages(a, [])).toEqual([])
  })
  test('native is at least good, nothing is at least nothing', () => {
    expect(atLeast('native', 'good')).toBe(true)
    expect(atLeast('some', 'good')).toBe(false)
    expect(atLeast(null, 'some')).toBe(false)
  })
  test('a language without any skill is asked again', () => {
    const answer = languageInput.safeParse({ language: 'ar', speaks: '', reads: '', writes: '' })
    expect(answer.error?.issues[0]?.message).toBe('languageNeedsSkill')
    expect(languageInput.safeParse({ language: 'xx', speaks: 'some' }).success).toBe(false)
    expect(languageInput.parse({ language: 'ti', speaks: 'some', interprets: 'on' })).toEqual({
      language: 'ti',
      speaks: 'some',
      reads: null,
      writes: null,
      interprets: true,
      forLetters: false,
    })
  })
})

describe('when somebody may be called', () => {
  const contact = (times: { weekday: number; part: 'morning' | 'evening' }[]) => ({
    channel: null,
    phoneShared: null,
    times,
  })
  test('only then, by the town’s clock, in summer and in winter', () => {
    const monday = contact([{ weekday: 1, part: 'morning' }])
    expect(isSafeTime(monday, new Date('2026-07-06T06:00:00Z'), zone)).toBe(true)
    expect(isSafeTime(monday, new Date('2026-07-06T05:59:00Z'), zone)).toBe(false)
    expect(isSafeTime(monday, new Date('2026-12-07T10:59:00Z'), zone)).toBe(true)
    expect(isSafeTime(monday, new Date('2026-12-07T11:00:00Z'), zone)).toBe(false)
    expect(isSafeTime(monday, new Date('2026-12-08T09:00:00Z'), zone)).toBe(false)
  })
  test('in the daytime when they named no times, never at night', () => {
    expect(isSafeTime(contact([]), new Date('2026-12-07T10:00:00Z'), zone)).toBe(true)
    expect(isSafeTime(contact([]), new Date('2026-12-07T22:00:00Z'), zone)).toBe(false)
  })
})

test('a child is who turns less than 18 this year; without a year the word decides', () => {
  expect(isChild({ relation: 'child', birthYear: 2009 }, 2026)).toBe(true)
  expect(isChild({ relation: 'child', birthYear: 2008 }, 2026)).toBe(false)
  expect(isChild({ relation: 'sibling', birthYear: 2012 }, 2026)).toBe(true)
  expect(isChild({ relation: 'child', birthYear: null }, 2026)).toBe(true)
  expect(isChild({ relation: 'other', birthYear: null }, 2026)).toBe(false)
})

describe('answers', () => {
  test('left out are “did not say”', () => {
    expect(stepInputs.reading.parse({})).toEqual({ literacyOwn: null, literacyLatin: null })
    expect(stepInputs.school.parse({ schoolingYears: '' })).toEqual({ schoolingYears: null })
    expect(stepInputs.times.parse({})).toEqual({ times: [] })
    expect(stepInputs.digital.parse({ digitalSkill: '0' })).toEqual({ digitalSkill: 0 })
  })
  test('may come in the digits of one’s own keyboard', () => {
    expect(stepInputs.school.parse({ schoolingYears: '١٢' })).toEqual({ schoolingYears: 12 })
    expect(stepInputs.school.safeParse({ schoolingYears: '99' }).error?.issues[0]?.message).toBe('tooHigh')
    expect(stepInputs.school.safeParse({ schoolingYears: 'twaalf' }).success).toBe(false)
  })
  test('that nobody was offered are refused', () => {
    expect(stepInputs.reading.safeParse({ literacyOwn: 'bad' }).success).toBe(false)
    expect(stepInputs.times.safeParse({ times: ['8-morning'] }).success).toBe(false)
    expect(stepInputs.times.safeParse({ times: '1-night' }).success).toBe(false)
    expect(stepInputs.gender.safeParse({ gender: ['woman', 'man'] }).success).toBe(false)
  })
  test('twice the same time is once', () => {
    expect(stepInputs.times.parse({ times: ['1-morning', '1-morning'] }).times).toHaveLength(1)
  })
})
