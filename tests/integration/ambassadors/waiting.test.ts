import { expect, test } from 'vitest'
import { propose } from '@/lib/ambassadors/matching/proposals'
import { pairAttention, waitingList } from '@/lib/ambassadors/pairs/staff-queries'
import { programmeFigures } from '@/lib/ambassadors/public-queries'
import { whoWaits } from '@/lib/ambassadors/waiting'
import { newId } from '@/lib/db/ids'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'
import { makeAmbassador, makeRequest } from '../../support/pairs'

const database = testDatabase()

test('who waits is one count: on the public page, on Today and on the board, Dutch left out where somebody speaks more', async () => {
  const ctx = contextOf(database)
  const [me = ''] = await makePeople(ctx, 1)
  const desk = contextOf(database, { actor: personActor(me, ['coordinator']) })
  // Dutch comes first in the alphabet of this one's languages; Tigrinya is what they are waited for in.
  const both = await makeRequest(ctx, { languages: ['nl', 'ti'] })
  await makeRequest(ctx, { languages: ['ti'] })
  const dutch = await makeRequest(ctx, { languages: ['nl'] })
  const gone = await makeRequest(ctx, { languages: ['ti'] })
  await database.db.person.update({ where: { id: gone.personId }, data: { disabledAt: noon } })
  // A second wish is not a second person.
  await database.db.matchRequest.create({
    data: {
      id: newId(),
      personId: both.personId,
      roleKey: 'mentor',
      state: 'waiting',
      createdAt: noon,
      waitingSince: noon,
      changedAt: noon,
    },
  })
  const helperId = await makeAmbassador(ctx, { languages: ['nl'] })
  expect((await propose(desk, { requestId: dutch.requestId, helperId })).ok).toBe(true)

  const waits = await whoWaits(ctx)
  expect(waits).toEqual({
    people: 3,
    proposed: 1,
    languages: [
      { language: 'ti', count: 2 },
      // Who told no other language stands under the one that we write to them in.
      { language: 'ar', count: 1 },
    ],
  })
  expect((await programmeFigures(ctx)).waiting).toBe(3)
  expect((await pairAttention(desk, new Date('2026-10-01'))).waiting).toEqual(waits)
  const board = await waitingList(desk)
  expect(board.waits).toEqual(waits)
  // The list below the count holds the wishes that can still be proposed to somebody.
  expect(board.total).toBe(3)
  expect(board.rows.map((row) => row.personId)).not.toContain(dutch.personId)
})
