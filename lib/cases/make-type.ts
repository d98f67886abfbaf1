import 'server-only'
import type { z } from 'zod'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { Prisma } from '@/lib/db/client'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { ok, type Result, refused } from '@/lib/result/result'
import { type Definition, readDefinition } from './definition'
import type { makeTypeInput, nameTypeInput, typeKeyInput } from './schema'
import { alwaysAsked, isShippedType } from './vocabulary'

/** What a type begins with when it is no copy: somebody reads the question, answers, and it is arranged together. */
const empty: Definition = {
  papers: [],
  tasks: [
    { key: 'readQuestion', who: 'centre', dueWorkingDays: 1 },
    { key: 'callBack', who: 'centre', dueWorkingDays: 2 },
  ],
  facts: [],
  stages: ['asked', 'read', 'act', 'finish'],
  rules: [],
  authority: 'otherOffice',
  answerWorkingDays: 2,
  fourEyes: false,
  sensitive: false,
}

/** A key from a Dutch name: letters and digits, words run together. `Sociale woning?` → `socialeWoning`. */
export function keyFrom(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^[^a-z]+/, '')
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  const joined = words.map((word, n) => (n === 0 ? word : word[0]?.toUpperCase() + word.slice(1))).join('')
  const key = joined.slice(0, 30)
  return key.length >= 2 ? key : `own${key}`
}

/** One that nobody has yet, in no country: a figure after it where it is taken. Two at once wait for each other. */
async function freeKey(tx: Ctx, title: string): Promise<string> {
  await tx.db.$queryRaw`SELECT pg_advisory_xact_lock(hashtext('case_type.key'))::text`
  const wanted = keyFrom(title)
  const taken = new Set(
    (await tx.db.caseType.findMany({ where: { key: { startsWith: wanted } }, select: { key: true } })).map(
      (row) => row.key,
    ),
  )
  for (let n = 1; ; n++) {
    const key = n === 1 ? wanted : `${wanted}${n}`
    // `types/new` is a page.
    if (!taken.has(key) && !isShippedType(key) && key !== 'new') return key
  }
}

/**
 * Makes a type of the town's own, as a copy of another of that country or an empty one, with its words. Nobody who asks
 * for help sees it before it is published. Answers its key. Refuses `notFound` (what to copy).
 */
export async function makeType(
  ctx: Ctx,
  input: z.output<typeof makeTypeInput>,
): Promise<Result<{ key: string }, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const from = input.fromKey
      ? await tx.db.caseTypeVersion.findFirst({
          where: { type: { key: input.fromKey, country: input.country } },
          orderBy: { version: 'desc' },
          select: { definition: true },
        })
      : null
    if (input.fromKey && !from) return refused('notFound')
    const key = await freeKey(tx, input.words.nl?.title ?? '')
    const id = newId()
    const by = { createdAt: tx.now, createdById: personIdOf(tx.actor) }
    await tx.db.caseType.create({
      data: { id, key, country: input.country, words: input.words, icon: input.icon, ...by },
    })
    await tx.db.caseTypeVersion.create({
      data: {
        id: newId(),
        typeId: id,
        version: 1,
        definition: from ? readDefinition(from.definition) : empty,
        ...by,
      },
    })
    await record(tx, {
      event: 'cases.type.made',
      subject: { type: 'caseType', id: `${input.country}:${key}` },
      data: { from: input.fromKey ?? null },
    })
    return ok({ key })
  })
}

/** Changes what a type of the town's own is called, in all its languages. Refuses `notFound` (ours have their words here). */
export async function nameType(
  ctx: Ctx,
  input: z.output<typeof nameTypeInput>,
): Promise<Result<null, 'notFound'>> {
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.caseType.updateMany({
      where: { key: input.key, country: input.country, words: { not: Prisma.AnyNull } },
      data: { words: input.words, icon: input.icon },
    })
    if (count === 0) return refused('notFound')
    await record(tx, {
      event: 'cases.type.named',
      subject: { type: 'caseType', id: `${input.country}:${input.key}` },
      data: { languages: Object.keys(input.words).join(' ') },
    })
    return ok(null)
  })
}

/**
 * Lets who asks for help choose it from now on. The same again changes nothing. Refuses `notFound`, and `noTeam` when
 * no team takes such questions: then asking would fail.
 */
export async function publishType(
  ctx: Ctx,
  input: z.output<typeof typeKeyInput>,
): Promise<Result<null, 'notFound' | 'noTeam'>> {
  return inTransaction(ctx, async (tx) => {
    const type = await tx.db.caseType.findFirst({ where: { key: input.key, country: input.country } })
    if (!type) return refused('notFound')
    const teams = await tx.db.caseTeam.count({
      where: { closedAt: null, OR: [{ typeKeys: { has: input.key } }, { typeKeys: { isEmpty: true } }] },
    })
    if (teams === 0) return refused('noTeam')
    if (type.publishedAt) return ok(null)
    await tx.db.caseType.update({
      where: { id: type.id },
      data: { publishedAt: tx.now, publishedById: personIdOf(tx.actor) },
    })
    await record(tx, {
      event: 'cases.type.published',
      subject: { type: 'caseType', id: `${input.country}:${input.key}` },
    })
    return ok(null)
  })
}

/**
 * Nobody can choose it any more; its cases go on. Refuses `notFound`, and `alwaysAsked` (danger and "something else"
 * have to stay).
 */
export async function withdrawType(
  ctx: Ctx,
  input: z.output<typeof typeKeyInput>,
): Promise<Result<null, 'notFound' | 'alwaysAsked'>> {
  if (alwaysAsked.includes(input.key)) return refused('alwaysAsked')
  return inTransaction(ctx, async (tx) => {
    const { count } = await tx.db.caseType.updateMany({
      where: { key: input.key, country: input.country },
      data: { publishedAt: null, publishedById: null },
    })
    if (count === 0) return refused('notFound')
    await record(tx, {
      event: 'cases.type.withdrawn',
      subject: { type: 'caseType', id: `${input.country}:${input.key}` },
    })
    return ok(null)
  })
}
