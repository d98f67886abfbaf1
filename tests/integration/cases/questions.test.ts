import { beforeAll, expect, test } from 'vitest'
import type { Ctx } from '@/lib/access/context'
import { readFilters } from '@/lib/cases/filters'
import { colleagues, listCases, myTeams } from '@/lib/cases/inbox'
import { installTypes } from '@/lib/cases/install-types'
import { savedViews } from '@/lib/cases/saved-views'
import { viewCase, whereTo } from '@/lib/cases/staff-case'
import { makeCase, makeTeam } from '../../support/cases'
import { contextOf, personActor, testDatabase } from '../../support/database'

const database = testDatabase()

beforeAll(async () => {
  await installTypes(contextOf(database))
})

/** A context whose questions to the database are counted. */
function counting(personId: string): { ctx: Ctx; asked: () => number } {
  let asked = 0
  const db = database.db.$extends({
    query: {
      $allOperations({ args, query }) {
        asked++
        return query(args)
      },
    },
  }) as unknown as Ctx['db']
  const ctx = { ...contextOf(database, { actor: personActor(personId, ['caseworker']) }), db }
  return { ctx, asked: () => asked }
}

/** What app/[locale]/staff/cases/page.tsx asks. */
async function inboxPage(personId: string, query: Record<string, string>) {
  const { ctx, asked } = counting(personId)
  const teams = await myTeams(ctx)
  const [inbox] = await Promise.all([
    listCases(ctx, teams, readFilters(query)),
    savedViews(ctx, teams),
    colleagues(
      ctx,
      teams.map((team) => team.id),
    ),
  ])
  return { rows: inbox.rows.length, asked: asked() }
}

test('the inbox asks as many questions for forty cases as for one, and few', async () => {
  const { teamId, members } = await makeTeam(contextOf(database), { members: 2 })
  const me = members[0] ?? ''
  await makeCase(contextOf(database), { teamId, question: 'Een vraag over huur' })
  const few = await inboxPage(me, {})
  const searchedFew = await inboxPage(me, { q: 'huur' })
  for (let n = 0; n < 39; n++)
    await makeCase(contextOf(database), { teamId, question: 'Nog een vraag over huur' })
  const many = await inboxPage(me, {})
  const searchedMany = await inboxPage(me, { q: 'huur' })
  expect([few.rows, many.rows, searchedFew.rows, searchedMany.rows]).toEqual([1, 40, 1, 40])
  // Teams, rows, figures of the tabs, colleagues, saved lists, and the row of the log; a search counts as it goes.
  expect([few.asked, many.asked]).toEqual([6, 6])
  expect([searchedFew.asked, searchedMany.asked]).toEqual([6, 6])
})

test('a case’s page asks as many questions for a long case as for a short one', async () => {
  const { teamId, members } = await makeTeam(contextOf(database))
  const me = members[0] ?? ''
  const { caseId } = await makeCase(contextOf(database), { teamId })
  const page = async () => {
    const { ctx, asked } = counting(me)
    expect(await viewCase(ctx, caseId)).not.toBeNull()
    await Promise.all([colleagues(ctx, [teamId]), whereTo(ctx, teamId)])
    return asked()
  }
  const short = await page()
  const { db } = database
  await db.caseNote.createMany({
    data: Array.from({ length: 40 }, (_, n) => ({
      id: crypto.randomUUID(),
      caseId,
      kind: 'internal',
      language: 'nl',
      text: `Gebeld, ${n}`,
      authorId: me,
      at: new Date(Date.UTC(2026, 0, 1 + n)),
    })),
  })
  await db.caseEvent.createMany({
    data: Array.from({ length: 80 }, () => ({
      caseId,
      at: new Date(0),
      kind: 'contacted',
      actorKind: 'system',
    })),
  })
  expect(await page()).toBe(short)
  expect(short).toBeLessThanOrEqual(8)
})

test('the planner knows that cutting words up is dear', async () => {
  const { rows } = await database.pool.query(`SELECT procost FROM pg_proc WHERE proname = 'case_words'`)
  expect(rows).toEqual([{ procost: 500 }])
})
