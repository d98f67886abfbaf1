import { expect, test } from 'vitest'
import { cleanError, cleanMessage } from '@/lib/log/clean'

test.each([
  ['Key (email)=(kanarie@example.org) already exists.', 'Key (email)=(…) already exists.'],
  [
    'Key (pool_id, full_name)=(1, Kanarie (Piet)) already exists.',
    'Key (pool_id, full_name)=(…) already exists.',
  ],
  ['invalid input syntax for type uuid: "Kanarie"', 'invalid input syntax for type uuid: "…"'],
  ['null value in column "full_name" violates', 'null value in column "full_name" violates'],
  ['Failing row contains (1, Kanarie, +32 470 12 34 56).', 'Failing row contains (…)'],
  ['call +32 470 12 34 56 or kanarie@example.org now', 'call … or …@… now'],
])('“%s” is logged without its values', (said, logged) => {
  expect(cleanMessage(said)).toBe(logged)
})

test('a call that Prisma prints with its arguments leaves only what is wrong', () => {
  const said = `
Invalid \`db.person.create()\` invocation in
/app/lib/people/register.ts:12:3

→ 12 db.person.create({
       data: { fullName: "Kanarie Vogel", phone: "0470 99 88 77" }
     })

Argument \`locale\` is missing.`
  const cleaned = cleanMessage(said)
  expect(cleaned).toContain('Argument `locale` is missing.')
  expect(cleaned).not.toMatch(/Kanarie|0470/)
})

test('an error keeps its kind, its code and its places, also of what caused it', () => {
  const cause = new Error('duplicate key: Key (phone)=(+32470998877)')
  const error = Object.assign(new Error('kanarie@example.org broke', { cause }), { code: 'P2002' })
  const cleaned = cleanError(error)
  expect(cleaned).toMatchObject({ type: 'Error', code: 'P2002', message: '…@… broke' })
  expect(String(cleaned.stack)).toMatch(/clean\.test/)
  expect(JSON.stringify(cleaned)).not.toMatch(/kanarie|998877/)
})
