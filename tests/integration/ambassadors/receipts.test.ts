import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, describe, expect, test } from 'vitest'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { claimExpense, decideExpense, expenseRuleOn, withdrawClaim } from '@/lib/ambassadors/expenses/claim'
import { claimOfOther, listClaims, ownClaim } from '@/lib/ambassadors/expenses/queries'
import { claimFiles } from '@/lib/ambassadors/expenses/receipts'
import { setExpenseRule } from '@/lib/ambassadors/expenses/rule-of-year'
import { ambassadorPersonalData } from '@/lib/ambassadors/personal-data'
import { ambassadorRetention } from '@/lib/ambassadors/retention'
import { sqlState } from '@/lib/db/errors'
import { openDocument } from '@/lib/files/open-document'
import { filesPersonalData } from '@/lib/files/personal-data'
import { documentById } from '@/lib/files/queries'
import { receiveFile } from '@/lib/files/receive-file'
import { removeDocument } from '@/lib/files/remove-file'
import { readTicket, ticketFor } from '@/lib/files/ticket'
import { verifyDocument } from '@/lib/files/verify-document'
import { makeAmbassador } from '../../support/ambassadors'
import { contextOf, noon, personActor, type TestDatabase, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'
import { pdf } from '../../support/files/make'
import { withoutGuards } from '../../support/unguarded'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samen-receipts-'))
process.env.FILES_DIR = folder
const database = testDatabase()
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const owners = [claimFiles]
const as = (personId: string, held: TestDatabase = database) =>
  contextOf(held, { actor: personActor(personId) })
const desk = (personId: string, held: TestDatabase = database) =>
  contextOf(held, { actor: personActor(personId, ['coordinator']) })

async function claimOf(kind: 'real' | 'flat' = 'real') {
  const who = await makeAmbassador(contextOf(database))
  const claimed = await claimExpense(as(who.personId), {
    kind,
    on: '2026-10-01',
    cents: 1250,
    what: 'transport',
  })
  if (!claimed.ok) throw new Error(claimed.refusal)
  const [colleague = ''] = await makePeople(contextOf(database), 1)
  return { ...who, claimId: claimed.value.claimId, colleague }
}
let copies = 0
/** Sends a receipt as the actor of the context; null where the page shows no field. */
async function send(ctx: Ctx, claimId: string): Promise<string | null> {
  const sealed = await ticketFor(ctx, claimFiles, { ownerId: claimId, back: '/nl/my' })
  const ticket = sealed && readTicket(ctx, sealed)
  if (!ticket) return null
  const sent = await receiveFile(ctx, owners, ticket, {
    name: 'bon.pdf',
    stream: Readable.from([pdf({ pages: 1 + (copies++ % 20) })]),
    network: `net-${personIdOf(ctx.actor)}`,
  })
  if (!sent.ok) throw new Error(sent.refusal)
  return sent.value.id
}

describe('the receipt of an expense', () => {
  test('is asked for real costs: no yes without it, and then the yes rests on it', async () => {
    const { personId, claimId, colleague } = await claimOf()
    expect(await decideExpense(desk(colleague), { claimId, approve: true })).toMatchObject({
      refusal: 'noReceipt',
    })
    const fileId = await send(as(personId), claimId)
    if (!fileId) throw new Error('no field')
    expect(await ownClaim(as(personId), claimId)).toMatchObject({ receipts: 1, status: 'open' })
    // The approver opens it, and the volunteer can read that they did.
    expect((await openDocument(desk(colleague), owners, fileId, 'mark'))?.as).toBe('staff')
    const looks = await database.db.auditEvent.findMany({
      where: { event: 'files.document.viewed', personId, subjectId: fileId },
    })
    expect(looks.map((look) => look.actorId)).toEqual([colleague])
    expect((await decideExpense(desk(colleague), { claimId, approve: true })).ok).toBe(true)
    expect(await database.db.expenseClaim.findUnique({ where: { id: claimId } })).toMatchObject({
      decision: 'approved',
      receiptId: fileId,
    })
    // What was decided rests on it: nobody takes it away or adds another.
    for (const ctx of [as(personId), desk(colleague)])
      expect(await removeDocument(ctx, owners, { fileId })).toMatchObject({ refusal: 'settled' })
    expect(await send(as(personId), claimId)).toBeNull()
  })

  test('is not asked for a flat amount, and there is no field for it', async () => {
    const { personId, claimId, colleague } = await claimOf('flat')
    expect(await send(as(personId), claimId)).toBeNull()
    expect((await decideExpense(desk(colleague), { claimId, approve: true })).ok).toBe(true)
  })

  test('is the volunteer’s and the decider’s; for everybody else it does not exist', async () => {
    const { personId, claimId } = await claimOf()
    const fileId = (await send(as(personId), claimId)) ?? ''
    const [stranger = '', other = ''] = await makePeople(contextOf(database), 2)
    expect(await openDocument(as(stranger), owners, fileId, 'mark')).toBeNull()
    expect(await claimOfOther(as(personId), claimId)).toBeNull()
    expect(await ownClaim(as(stranger), claimId)).toBeNull()
    const teacher = contextOf(database, { actor: personActor(other, ['teacher']) })
    expect(await openDocument(teacher, owners, fileId, 'mark')).toBeNull()
    expect(await ticketFor(teacher, claimFiles, { ownerId: claimId, back: '/' })).toBeNull()
    // It is no identity paper: it is never "seen" and thrown away after a week.
    expect(await verifyDocument(desk(other), owners, { fileId, type: 'other' })).toMatchObject({
      refusal: 'notFound',
    })
    expect((await documentById(desk(other), owners, fileId))?.proof).toBe(true)
  })

  test('may come on paper: a colleague adds it, and may take the wrong one away', async () => {
    const { claimId, colleague } = await claimOf()
    const wrong = (await send(desk(colleague), claimId)) ?? ''
    expect((await removeDocument(desk(colleague), owners, { fileId: wrong })).ok).toBe(true)
    const right = await send(desk(colleague), claimId)
    expect((await listClaims(desk(colleague), 'open', 2026)).find((row) => row.id === claimId)).toMatchObject(
      {
        receipts: 1,
      },
    )
    expect((await decideExpense(desk(colleague), { claimId, approve: true })).ok).toBe(true)
    expect((await database.db.expenseClaim.findUniqueOrThrow({ where: { id: claimId } })).receiptId).toBe(
      right,
    )
  })

  test('goes with the claim that is withdrawn, after its term, and with the person', async () => {
    const withdrawn = await claimOf()
    const first = (await send(as(withdrawn.personId), withdrawn.claimId)) ?? ''
    await withdrawClaim(as(withdrawn.personId), { claimId: withdrawn.claimId })
    expect((await database.db.storedFile.findUniqueOrThrow({ where: { id: first } })).goneWhy).toBe('owner')

    const { personId, claimId, colleague } = await claimOf()
    const fileId = (await send(as(personId), claimId)) ?? ''
    await decideExpense(desk(colleague), { claimId, approve: true })
    const rule = ambassadorRetention.find((each) => each.key === 'ambassadors.expenses')
    const rows = await database.db.$queryRaw<{ id: string; people: string[]; at: Date }[]>(
      rule?.rows as never,
    )
    expect(rows.find((row) => row.id === claimId)).toMatchObject({ people: [personId], at: noon })
    expect(await rule?.apply(contextOf(database), [claimId])).toBe(1)
    expect((await database.db.storedFile.findUniqueOrThrow({ where: { id: fileId } })).blobName).toBeNull()

    const erased = await claimOf()
    await database.db.expenseClaim.update({ where: { id: erased.claimId }, data: { note: 'Kanariebus' } })
    const theirs = (await send(as(erased.personId), erased.claimId)) ?? ''
    await ambassadorPersonalData.erase(contextOf(database), erased.personId, null)
    await filesPersonalData.erase(contextOf(database), erased.personId, null)
    expect(await database.db.storedFile.findUniqueOrThrow({ where: { id: theirs } })).toMatchObject({
      name: '',
      blobName: null,
      goneWhy: 'erased',
    })
    expect(
      (await database.db.expenseClaim.findUniqueOrThrow({ where: { id: erased.claimId } })).note,
    ).toBeNull()
  })
})

/** The volunteer takes the receipt away at the moment of the yes. Answers whether a yes rests on nothing. */
async function race(held: TestDatabase): Promise<boolean> {
  const { personId, claimId, colleague } = await claimOf()
  const fileId = (await send(as(personId), claimId)) ?? ''
  await Promise.all([
    decideExpense(desk(colleague, held), { claimId, approve: true }),
    removeDocument(as(personId, held), owners, { fileId }),
  ])
  const claim = await database.db.expenseClaim.findUniqueOrThrow({ where: { id: claimId } })
  const file = await database.db.storedFile.findUniqueOrThrow({ where: { id: fileId } })
  return claim.decision === 'approved' && file.goneAt !== null
}

describe('a yes while the receipt is taken away', () => {
  test('rests on a receipt that stays', async () => {
    for (let tries = 0; tries < 4; tries++) expect(await race(database)).toBe(false)
  })
  test('…and without the lock it would not: the test above means something', async () => {
    const unguarded = await withoutGuards(database, [])
    try {
      let broken = false
      for (let tries = 0; tries < 6 && !broken; tries++) broken = await race(unguarded)
      expect(broken).toBe(true)
    } finally {
      await unguarded.close()
    }
  })
  test('the database itself refuses a proved cost without proof', async () => {
    const { claimId, colleague } = await claimOf()
    const approved = database.sql(
      `UPDATE expense_claim SET decision = 'approved', decided_at = now(), decided_by_id = '${colleague}' WHERE id = '${claimId}'`,
    )
    expect(sqlState(await approved.catch((error) => error))).toBe('23514')
  })
})

describe('the ceilings of a year', () => {
  test('are those of before, marked, until an administrator writes the new ones down; confirmed ones stand', async () => {
    const admin = contextOf(database, {
      actor: personActor((await makePeople(contextOf(database), 1))[0] ?? '', ['administrator']),
    })
    expect(await expenseRuleOn(admin, '2026-10-01')).toMatchObject({ dayCents: 4231, toConfirm: true })
    expect(await expenseRuleOn(admin, '2025-10-01')).toMatchObject({ dayCents: 4231, toConfirm: false })
    const rule = {
      validFrom: '2026-01-01',
      dayCents: 4300,
      yearCents: 172_000,
      source: 'Belgisch Staatsblad',
    }
    expect(await setExpenseRule(admin, { ...rule, dayCents: undefined })).toMatchObject({
      refusal: 'noCeiling',
    })
    expect(await setExpenseRule(admin, { ...rule, validFrom: '2025-06-01' })).toMatchObject({
      refusal: 'order',
    })
    expect((await setExpenseRule(admin, rule)).ok).toBe(true)
    expect(await expenseRuleOn(admin, '2026-10-01')).toMatchObject({ dayCents: 4300, toConfirm: false })
    expect(await setExpenseRule(admin, rule)).toMatchObject({ refusal: 'confirmed' })
    expect((await setExpenseRule(admin, { ...rule, validFrom: '2027-01-01', dayCents: 4400 })).ok).toBe(true)
    expect(await expenseRuleOn(admin, '2026-12-31')).toMatchObject({ dayCents: 4300 })
    expect(await expenseRuleOn(admin, '2027-01-01')).toMatchObject({ dayCents: 4400 })
  })
})
