import { expect, test } from 'vitest'
import { z } from 'zod'
import { strangeFields } from '@/lib/forms/strange'

const input = z.object({ runId: z.string(), weekly: z.array(z.object({ from: z.string() })) })

test('what a form has is not strange, nor its lists', () => {
  expect(strangeFields(input, ['runId', 'weekly[0].from', 'weekly'])).toEqual([])
})

test('a role, an owner or a state that somebody adds is named', () => {
  expect(strangeFields(input, ['runId', 'role', 'personId', 'state'])).toEqual(['role', 'personId', 'state'])
})

test('what somebody typed as a name does not come into the log', () => {
  expect(strangeFields(input, ['Amina Al-Hassan', 'x'.repeat(200), '<b>'])).toEqual(['?'])
  expect(
    strangeFields(
      input,
      Array.from({ length: 50 }, (_, n) => `f${n}`),
    ),
  ).toHaveLength(10)
})

test('a shape behind a refinement, a transform, a union or an intersection is known too', () => {
  const refined = input.refine(() => true)
  const changed = input.transform((value) => value)
  const joined = z.intersection(input, z.object({ more: z.string() }))
  const either = z.union([input, z.object({ other: z.string() })])
  for (const shape of [refined, changed, joined, either])
    expect(strangeFields(shape, ['runId', 'role'])).toEqual(['role'])
  expect(strangeFields(joined, ['more'])).toEqual([])
  expect(strangeFields(either, ['other'])).toEqual([])
  // Where everything is let in nothing is strange.
  expect(strangeFields(z.record(z.string(), z.string()), ['role'])).toEqual([])
})
