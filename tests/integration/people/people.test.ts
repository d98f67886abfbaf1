import { describe, expect, test } from 'vitest'
import type { Ctx } from '@/lib/access/context'
import { listTrail } from '@/lib/audit/queries'
import { issueCard } from '@/lib/auth/access-card'
import { endSessionsFor } from '@/lib/auth/own-sessions'
import { liveSession, startSession } from '@/lib/auth/session'
import { bookPlace } from '@/lib/courses/book-place'
import { addPerson, editPerson, type PersonDetails, setDisabled } from '@/lib/people/edit-person'
import { mergePeople, previewMerge, undoMerge } from '@/lib/people/merge-people'
import { registerAtDesk } from '@/lib/people/register'
import { giveRole, takeRole } from '@/lib/people/roles'
import { searchPeople } from '@/lib/people/search'
import { brokenInvariants } from '@/lib/places/invariants'
import { personalData } from '@/lib/registry/personal-data'
import { days, shift } from '@/lib/time/time'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'
import { withoutGuards } from '../../support/unguarded'

const database = testDatabase()

const details = (fullName: string, more: Partial<PersonDetails> = {}): PersonDetails => ({
  fullName,
  callName: null,
  birthYear: null,
  email: null,
  phone: null,
  locale: 'ar',
  ...more,
})

const make = async (fullName: string, more: Partial<PersonDetails> = {}) =>
  (await registerAtDesk(contextOf(database), details(fullName, more))).id

let staffId = ''
const staff = async (): Promise<Ctx> => {
  staffId ||= (await makePeople(contextOf(database), 1))[0] ?? ''
  return contextOf(database, { actor: personActor(staffId, ['reception', 'administrator']) })
}
const idsOf = (people: { id: string }[]) => people.map((person) => person.id)

describe('search', () => {
  test('finds a name in another script, another spelling and with a slip of the finger', async () => {
    const id = await make('محمد الحسن', { birthYear: 1988, phone: '+32475123456' })
    const tsegay = await make('ጸጋይ ተስፋይ')
    const olena = await make('Олена Шевченко')
    const ctx = await staff()
    for (const q of [
      'Mohammed Al-Hassan',
      'muhamad alhasan',
      'محمد',
      'mohamed 1988',
      '0475 12 34 56',
      '+32 475/12.34.56',
    ])
      expect(idsOf(await searchPeople(ctx, q)), q).toContain(id)
    for (const q of ['Tsegay', 'tsegai tesfai', 'Tesfya'])
      expect(idsOf(await searchPeople(ctx, q)), q).toContain(tsegay)
    for (const q of ['Shevchenko', 'Sjevtsjenko Olena', 'Shevcenko'])
      expect(idsOf(await searchPeople(ctx, q)), q).toContain(olena)
    expect(idsOf(await searchPeople(ctx, 'mohamed 1950'))).not.toContain(id)
  })

  test('answers nothing to one letter, a year alone, or signs; nothing typed is an error', async () => {
    const ctx = await staff()
    for (const q of ['a', '1988', '   ', '…', "'; --", '%', '_', '\\', 'x'.repeat(500), '👩', '\u202e'])
      expect(Array.isArray(await searchPeople(ctx, q)), q).toBe(true)
    expect(await searchPeople(ctx, '1988')).toEqual([])
  })

  test('is a look at everybody it shows', async () => {
    const id = await make('Wihdat Einzigartig')
    const ctx = await staff()
    await searchPeople(ctx, 'Wihdat Einzigartig')
    const { rows } = await listTrail(ctx, { personId: id, event: 'people.person.found' })
    expect(rows).toHaveLength(1)
    expect(rows[0]?.actor?.id).toBe(staffId)
    expect(JSON.stringify(rows[0]?.data)).not.toContain('Wihdat')
  })
})

describe('adding somebody', () => {
  test('asks first when somebody like this is known, and writes nothing meanwhile', async () => {
    await make('Yonas Haile', { birthYear: 1990 })
    const ctx = await staff()
    const before = await database.db.person.count()
    const asked = await addPerson(ctx, { ...details('Jonas Hayle', { birthYear: 1991 }), surelyNew: false })
    expect(asked).toMatchObject({ ok: false, refusal: 'maybeKnown' })
    expect(await database.db.person.count()).toBe(before)
    const added = await addPerson(ctx, { ...details('Jonas Hayle', { birthYear: 1991 }), surelyNew: true })
    expect(added.ok).toBe(true)
  })

  test('never makes two people with one address', async () => {
    await make('Person Eins', { email: 'eins@example.org' })
    const ctx = await staff()
    expect(
      await addPerson(ctx, { ...details('Ganz Anders', { email: 'eins@example.org' }), surelyNew: true }),
    ).toMatchObject({ ok: false, refusal: 'emailTaken' })
    const other = await make('Ganz Anders')
    expect(
      await editPerson(ctx, {
        ...details('Ganz Anders', { email: 'eins@example.org' }),
        personId: other,
        version: 1,
      }),
    ).toMatchObject({ ok: false, refusal: 'emailTaken' })
  })

  test('of two who edit at once the second is told', async () => {
    const personId = await make('Zwei Mal')
    const ctx = await staff()
    const outcomes = await Promise.all(
      ['A', 'B'].map((name) => editPerson(ctx, { ...details(`Zwei ${name}`), personId, version: 1 })),
    )
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
    expect(outcomes.find((outcome) => !outcome.ok)).toMatchObject({ refusal: 'changedMeanwhile' })
  })
})

describe('roles', () => {
  test('a role that is taken away, and a closed account, bite at the next request', async () => {
    const ctx = await staff()
    const personId = await make('Tijdelijk Lesgever')
    await giveRole(ctx, { personId, role: 'teacher' })
    const sessionId = await startSession(contextOf(database), personId, 'demo')
    expect((await liveSession(database.db, sessionId, noon))?.roles).toContain('teacher')
    await takeRole(ctx, { personId, role: 'teacher' })
    expect((await liveSession(database.db, sessionId, noon))?.roles).toEqual(['newcomer'])
    await setDisabled(ctx, { personId, disabled: true })
    expect(await liveSession(database.db, sessionId, noon)).toBeNull()
  })

  test('nobody raises, lowers or closes themselves', async () => {
    const ctx = await staff()
    expect(await giveRole(ctx, { personId: staffId, role: 'manager' })).toMatchObject({ refusal: 'own' })
    expect(await takeRole(ctx, { personId: staffId, role: 'reception' })).toMatchObject({ refusal: 'own' })
    expect(await setDisabled(ctx, { personId: staffId, disabled: true })).toMatchObject({ refusal: 'own' })
  })

  test('nobody walks into a colleague’s account by changing its address, by a merge, or by a card', async () => {
    const desk = contextOf(database, {
      actor: personActor((await makePeople(contextOf(database), 1))[0] ?? '', ['reception', 'coordinator']),
    })
    const [boss, nobody] = [await make('Grote Baas', { email: 'baas@example.org' }), await make('Kleine Man')]
    await giveRole(contextOf(database), { personId: boss, role: 'administrator' })
    const changed = { ...details('Grote Baas', { email: 'mine@example.org' }), personId: boss, version: 1 }
    expect(await editPerson(desk, changed)).toMatchObject({ refusal: 'colleague' })
    for (const [keptId, mergedId] of [
      [boss, nobody],
      [nobody, boss],
    ] as const)
      expect(await mergePeople(desk, personalData, { keptId, mergedId })).toMatchObject({
        refusal: 'colleague',
      })
    expect(await issueCard(desk, { personId: boss })).toMatchObject({ refusal: 'colleague' })
    expect(await endSessionsFor(desk, { personId: boss })).toMatchObject({ refusal: 'colleague' })
    expect((await issueCard(desk, { personId: nobody })).ok).toBe(true)
    // Whoever gives roles may.
    expect((await editPerson(await staff(), changed)).ok).toBe(true)
  })

  const lastTwo = async (db: Ctx['db']) => {
    await database.sql(
      `UPDATE role_assignment SET revoked_at = now() WHERE role = 'administrator' AND revoked_at IS NULL`,
    )
    const [one, two] = [await make('Beheer Een'), await make('Beheer Twee')]
    const system = contextOf(database)
    for (const personId of [one, two]) await giveRole(system, { personId, role: 'administrator' })
    await Promise.all(
      [
        [one, two],
        [two, one],
      ].map(([actor, personId]) =>
        takeRole(
          { ...contextOf(database, { actor: personActor(actor ?? '', ['administrator']) }), db },
          { personId: personId ?? '', role: 'administrator' },
        ).catch(() => null),
      ),
    )
    return database.db.roleAssignment.count({ where: { role: 'administrator', revokedAt: null } })
  }

  test('two administrators who take each other’s role at once: one stays', async () => {
    for (let round = 0; round < 5; round++) expect(await lastTwo(database.db)).toBe(1)
  })

  test('twin with the guard off: nobody is left', async () => {
    const bare = await withoutGuards(database)
    try {
      let fewest = 1
      for (let round = 0; round < 20 && fewest > 0; round++) fewest = Math.min(fewest, await lastTwo(bare.db))
      expect(fewest).toBe(0)
    } finally {
      await bare.close()
    }
  })
})

describe('two records that are one person', () => {
  const pair = async () => {
    const system = contextOf(database)
    const keptId = await make('Selam Kidane', { phone: '+32470000001' })
    const mergedId = await make('ሰላም Kidane', { birthYear: 1994, email: `selam${Math.random()}@example.org` })
    const run = await makeRun(system, { capacity: 5 })
    const booked = await bookPlace(system, { runId: run.runId, personId: mergedId, bookedBy: 'self' })
    if (!booked.ok) throw new Error('not booked')
    return { keptId, mergedId, run, bookingId: booked.value.bookingId }
  }
  const holder = async (bookingId: string) =>
    (await database.db.booking.findUniqueOrThrow({ where: { id: bookingId } })).personId

  test('the preview changes nothing; the merge moves bookings, fills empty fields and signs the second out', async () => {
    const ctx = await staff()
    const { keptId, mergedId, bookingId } = await pair()
    const sessionId = await startSession(contextOf(database), mergedId, 'code')
    const preview = await previewMerge(ctx, personalData, { keptId, mergedId })
    expect(preview?.filled).toEqual(['birthYear', 'email'])
    expect(await holder(bookingId)).toBe(mergedId)
    expect((await mergePeople(ctx, personalData, { keptId, mergedId })).ok).toBe(true)
    expect(await holder(bookingId)).toBe(keptId)
    const kept = await database.db.person.findUniqueOrThrow({ where: { id: keptId } })
    expect(kept).toMatchObject({ birthYear: 1994, phone: '+32470000001', fullName: 'Selam Kidane' })
    expect(kept.email).toContain('selam')
    expect(await liveSession(database.db, sessionId, noon)).toBeNull()
    // Both histories are read as one.
    const { rows } = await listTrail(ctx, { personId: keptId })
    expect(rows.map((row) => row.event)).toContain('courses.place.booked')
    expect(idsOf(await searchPeople(ctx, 'Selam Kidane'))).not.toContain(mergedId)
    expect(await brokenInvariants(database.db)).toEqual([])
  })

  test('undone within thirty days everything is as before, and what was typed since stays', async () => {
    const ctx = await staff()
    const { keptId, mergedId, bookingId } = await pair()
    const before = await database.db.person.findUniqueOrThrow({ where: { id: mergedId } })
    const merged = await mergePeople(ctx, personalData, { keptId, mergedId })
    if (!merged.ok) throw new Error('not merged')
    await database.db.person.update({ where: { id: keptId }, data: { birthYear: 1995 } })
    const undone = await undoMerge(ctx, personalData, merged.value)
    expect(undone.ok).toBe(true)
    expect(await holder(bookingId)).toBe(mergedId)
    const after = await database.db.person.findUniqueOrThrow({ where: { id: mergedId } })
    expect({ ...after, version: 0 }).toEqual({ ...before, version: 0 })
    const kept = await database.db.person.findUniqueOrThrow({ where: { id: keptId } })
    expect(kept).toMatchObject({ birthYear: 1995, email: null, phone: '+32470000001' })
    expect(await undoMerge(ctx, personalData, merged.value)).toMatchObject({ refusal: 'notFound' })
  })

  test('after thirty days it stays', async () => {
    const ctx = await staff()
    const { keptId, mergedId } = await pair()
    const merged = await mergePeople(ctx, personalData, { keptId, mergedId })
    if (!merged.ok) throw new Error('not merged')
    expect(await undoMerge({ ...ctx, now: shift(noon, days(30)) }, personalData, merged.value)).toMatchObject(
      {
        refusal: 'tooLate',
      },
    )
  })

  test('with a place each in one run they stay two until one is given up', async () => {
    const ctx = await staff()
    const { keptId, mergedId, run } = await pair()
    await bookPlace(contextOf(database), { runId: run.runId, personId: keptId, bookedBy: 'self' })
    expect((await previewMerge(ctx, personalData, { keptId, mergedId }))?.conflicts).toEqual(['bookedBoth'])
    expect(await mergePeople(ctx, personalData, { keptId, mergedId })).toMatchObject({ refusal: 'conflict' })
  })

  test('merged both ways at once, one merge stands', async () => {
    const ctx = await staff()
    const { keptId, mergedId } = await pair()
    const outcomes = await Promise.all([
      mergePeople(ctx, personalData, { keptId, mergedId }),
      mergePeople(ctx, personalData, { keptId: mergedId, mergedId: keptId }),
    ])
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1)
  })
})
