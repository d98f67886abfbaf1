import { newId } from '@/lib/db/ids'
import { addDays, dayOf, dayToDate, shift } from '@/lib/time/time'
import { makeAmbassador } from '../../support/ambassadors'
import { contextOf, noon, type TestDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'

export type Case = {
  /** Days our proposal keeps it; null: nothing goes unless the town chooses, which this test then does. */
  keep: number | null
  /** Makes what the rule is about, of this person; answers how to ask what is left of it. */
  make: (personId: string) => Promise<() => Promise<unknown>>
  /** What is left when it went. */
  left: unknown
}

export const gone = null
export const at = noon
export const zone = 'Europe/Brussels'

/** What the cases of the rules are made of, in one database. */
export function makerOf(database: TestDatabase) {
  const ctx = (now = noon) => contextOf(database, { now })
  const db = () => database.db
  const one = async () => (await makePeople(ctx(), 1))[0] ?? ''

  /** A run whose last lesson was the day before noon, so that days count from noon's own day. */
  async function endedRun(): Promise<string> {
    const { runId } = await makeRun(ctx())
    const last = dayToDate(addDays(dayOf(noon, zone), -1))
    await db().courseRun.update({ where: { id: runId }, data: { startsOn: last, endsOn: last } })
    return runId
  }

  async function appointment(of: {
    personId?: string
    guestName?: string
    guestPhone?: string
  }): Promise<string> {
    const id = newId()
    await db().appointment.create({
      data: {
        id,
        ...of,
        setting: 'elsewhere',
        placeName: 'Ziekenhuis',
        placeAddress: 'Kade 1',
        startsAt: shift(at, -3_600_000),
        endsAt: at,
        language: 'ti',
        reference: id,
        bookedBy: 'self',
        createdAt: at,
        confirmedAt: at,
        doneAt: at,
      },
    })
    return id
  }

  async function proposal(personId: string): Promise<string> {
    const [requestId, id] = [newId(), newId()]
    await db().matchRequest.create({
      data: { id: requestId, personId, roleKey: 'languageBuddy', createdAt: at, changedAt: at },
    })
    await db().matchProposal.create({
      data: {
        id,
        requestId,
        seekerId: personId,
        helperId: await one(),
        roleKey: 'languageBuddy',
        reasons: ['language'],
        cautions: [],
        proposedAt: at,
        expiresAt: at,
        state: 'declined',
        seekerAnswer: 'no',
        seekerReason: 'Geen klik',
        endedAt: at,
      },
    })
    return id
  }

  /** A valid paper; what is given is different. */
  async function proofOf(
    personId: string | null,
    rest: { revokedAt?: Date; revokeReason?: string },
  ): Promise<string> {
    const id = newId()
    await db().proof.create({
      data: {
        id,
        code: id.replaceAll('-', '').slice(-12).toUpperCase(),
        kind: 'passport.hours',
        personId,
        sourceKind: 'test',
        sourceId: id,
        holder: personId && 'Selam',
        summary: personId ? { minutes: 60 } : {},
        issuedAt: at,
        ...rest,
      },
    })
    return id
  }

  /** An ambassador who left at noon, with the steps that say so. */
  async function formerAmbassador(personId: string): Promise<string> {
    const { id } = await makeAmbassador(ctx(), { personId, state: 'left' })
    await db().ambassadorStep.updateMany({ where: { ambassadorId: id, kind: 'left' }, data: { at } })
    await db().ambassador.update({ where: { id }, data: { motivation: 'Ik help graag', stateSince: at } })
    return id
  }

  return { ctx, db, one, endedRun, appointment, proposal, proofOf, formerAmbassador }
}
export type Maker = ReturnType<typeof makerOf>
