import { describe, expect, test } from 'vitest'
import { limits } from '@/lib/config/limits'
import { sqlState } from '@/lib/db/errors'
import { erasePerson } from '@/lib/people/erase-person'
import { findProof } from '@/lib/proofs/find-proof'
import { issueProof, proofUrl, revokeProof } from '@/lib/proofs/issue-proof'
import { shownCode } from '@/lib/proofs/rules'
import { personalData } from '@/lib/registry/personal-data'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()
let networks = 0
const look = (code: string, now = noon) =>
  findProof(contextOf(database, { now }), { code, network: `n${networks++}` })

async function issued(validUntil: string | null = null) {
  const ctx = contextOf(database)
  const [personId = '', staffId = ''] = await makePeople(ctx, 2)
  const by = contextOf(database, { actor: personActor(staffId, ['coordinator']) })
  const input = {
    kind: 'courseCertificate',
    personId,
    sourceKind: 'test',
    sourceId: personId,
    summary: { titles: { nl: 'Eerste Nederlands' }, level: 'A1', minutes: 2400 },
    validUntil,
  }
  const made = await issueProof(by, input)
  if (!made.ok) throw new Error(made.refusal)
  return { by, input, personId, staffId, ...made.value }
}

describe('a proof', () => {
  test('is found by its code, and shows the name, what it is and no more', async () => {
    const { code } = await issued()
    const found = await look(shownCode(code).toLowerCase())
    expect(found).toMatchObject({ ok: true, value: { state: 'valid', holder: 'Person 0', code } })
    expect(JSON.stringify(found)).not.toMatch(/personId|@example|email/)
    expect(proofUrl(code)).toContain(`/verify/${shownCode(code)}`)
  })

  test('asked for twice is one, and leaves one audit row', async () => {
    const { by, input, code, proofId } = await issued()
    const again = await issueProof(by, input)
    expect(again).toMatchObject({ ok: true, value: { code, proofId, fresh: false } })
    expect(await database.db.auditEvent.count({ where: { subjectId: proofId } })).toBe(1)
  })

  test('ten at once are one', async () => {
    const ctx = contextOf(database)
    const [personId = ''] = await makePeople(ctx, 1)
    const all = await Promise.all(
      Array.from({ length: 10 }, () =>
        issueProof(ctx, { kind: 'other', personId, sourceKind: 'race', sourceId: '1', summary: {} }),
      ),
    )
    expect(new Set(all.map((one) => (one.ok ? one.value.code : one.refusal))).size).toBe(1)
  })

  test('is never one’s own, and the database says so too', async () => {
    const { personId, input, proofId } = await issued()
    const self = contextOf(database, { actor: personActor(personId, ['teacher']) })
    expect(await issueProof(self, { ...input, sourceId: 'x' })).toMatchObject({ refusal: 'own' })
    const error = await database
      .sql(`UPDATE proof SET issued_by_id = person_id WHERE id = '${proofId}'`)
      .catch((caught: unknown) => caught)
    expect(sqlState(error)).toBe('23514')
  })

  test('that was taken back says when, and nobody’s name', async () => {
    const { by, proofId, code } = await issued()
    expect(await revokeProof(by, { proofId, reason: 'mistake' })).toBe(true)
    expect(await revokeProof(by, { proofId, reason: 'mistake' })).toBe(false)
    const found = await look(code)
    expect(found).toMatchObject({ ok: true, value: { state: 'revoked' } })
    expect(JSON.stringify(found)).not.toContain('Person')
  })

  test('that had to be renewed lapses after its last day, not on it', async () => {
    const { code } = await issued('2026-10-05')
    expect(await look(code)).toMatchObject({ value: { state: 'valid' } })
    expect(await look(code, new Date('2026-10-05T22:30:00Z'))).toMatchObject({ value: { state: 'lapsed' } })
  })

  test('of somebody who was forgotten is unknown, like one that never was', async () => {
    const { personId, code } = await issued()
    await erasePerson(contextOf(database), personalData, { personId })
    expect(await look(code)).toMatchObject({ refusal: 'unknown' })
    expect(await look('AAAA-AAAA-AAAA')).toMatchObject({ refusal: 'unknown' })
    expect(await look('no code')).toMatchObject({ refusal: 'unknown' })
  })

  test('cannot be guessed by trying: a network is stopped after so many a minute', async () => {
    const ctx = contextOf(database)
    const { code } = await issued()
    const most = limits.proofs.looksPerNetworkPerMinute
    for (let n = 0; n < most; n++)
      expect(await findProof(ctx, { code: 'AAAAAAAAAAAA', network: 'guesser' })).toMatchObject({
        refusal: 'unknown',
      })
    expect(await findProof(ctx, { code, network: 'guesser' })).toMatchObject({ refusal: 'tooMany' })
    expect(await findProof(ctx, { code, network: 'somebody else' })).toMatchObject({ ok: true })
  })
})
