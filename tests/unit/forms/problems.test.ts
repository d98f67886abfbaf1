import { expect, test } from 'vitest'
import { z } from 'zod'
import { courseInput, runInput } from '@/lib/courses/schema'
import { problemsOf } from '@/lib/forms/problems'
import validation from '@/messages/nl/validation.json'

const keysOf = (schema: z.ZodType, value: unknown) => {
  const parsed = schema.safeParse(value)
  return parsed.success ? [] : problemsOf(parsed.error)
}

test('every problem of an empty or hostile form has a sentence in the catalogue', () => {
  const hostile: unknown[] = [
    {},
    { title: ['a', 'b'], kind: 'nothing', digitalSkill: '٣٣٣', summary: null },
    {
      setting: 'moon',
      capacity: '1e9',
      weekly: 'all',
      startsOn: '2026-02-31',
      endsOn: '',
      teacherName: '\u0000',
    },
    { weekly: [{ weekday: 9, from: '25:00', to: 'x' }], capacity: -1 },
  ]
  for (const schema of [courseInput, runInput])
    for (const value of hostile) {
      const problems = keysOf(schema, value)
      expect(problems.length).toBeGreaterThan(0)
      for (const problem of problems) expect(Object.keys(validation)).toContain(problem.key)
    }
})

test('a number that is too high says how high it may be', () => {
  expect(keysOf(z.object({ capacity: z.number().max(500) }), { capacity: 501 })).toEqual([
    { path: 'capacity', key: 'tooHigh', params: { max: 500 } },
  ])
})

test('zod’s own English never reaches a person', () => {
  for (const problem of keysOf(z.object({ a: z.string(), b: z.enum(['x']), c: z.email() }), {
    a: 1,
    b: 'y',
    c: 'z',
  }))
    expect(problem.key).toMatch(/^[a-z][A-Za-z]+$/)
})
