import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { dayToDate } from '@/lib/time/time'
import { belgianArrival } from './shipped/be-arrival'
import { flemishLiving } from './shipped/be-living'
import { belgianPaying } from './shipped/be-paying'
import { belgianStay } from './shipped/be-stay'
import { flemishWork } from './shipped/be-work'
import { dutchLiving } from './shipped/nl-living'
import { dutchRules } from './shipped/rules-nl'
import { type ShippedRule, seenOn, validFrom } from './shipped/types'
import { shippedTypes } from './shipped/types-by-country'
import { countries } from './vocabulary'

/** Every rule that ships. */
export const shippedRules: readonly ShippedRule[] = [
  ...belgianStay,
  ...belgianArrival,
  ...belgianPaying,
  ...flemishLiving,
  ...flemishWork,
  ...dutchRules,
  ...dutchLiving,
]

/**
 * Puts the shipped types and rules into the database where they are not yet; what is there is the town's own and is
 * left alone. Nothing is told to a newcomer from them before an administrator confirms each rule. Answers how many.
 */
export async function installTypes(ctx: Ctx): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const known = await tx.db.caseType.findMany({ select: { country: true, key: true } })
    const has = new Set(known.map((type) => `${type.country}:${type.key}`))
    let made = 0
    for (const country of countries)
      for (const [key, definition] of Object.entries(shippedTypes[country])) {
        if (has.has(`${country}:${key}`)) continue
        const id = newId()
        await tx.db.caseType.createMany({
          data: [{ id, key, country, createdAt: tx.now, publishedAt: tx.now }],
          skipDuplicates: true,
        })
        await tx.db.caseTypeVersion.create({
          data: { id: newId(), typeId: id, version: 1, definition, createdAt: tx.now },
        })
        made++
      }
    const rules = await tx.db.caseRule.findMany({ select: { key: true }, distinct: ['key'] })
    const there = new Set(rules.map((rule) => rule.key))
    const missing = shippedRules.filter((rule) => !there.has(rule.key))
    await tx.db.caseRule.createMany({
      data: missing.map((rule) => ({
        id: newId(),
        key: rule.key,
        version: 1,
        country: rule.key.slice(0, 2),
        rule: rule.rule,
        confidence: rule.confidence,
        sourceName: rule.source,
        sourceUrl: rule.url ?? null,
        seenOn: dayToDate(seenOn),
        validFrom: dayToDate(validFrom),
        validTo: rule.validTo ? dayToDate(rule.validTo) : null,
        reviewBy: dayToDate(rule.reviewBy),
        tellable: rule.tellable,
        note: rule.note ?? null,
        createdAt: tx.now,
      })),
    })
    return made + missing.length
  })
}
