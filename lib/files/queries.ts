import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { Prisma } from '@/lib/db/client'
import { dateToDay } from '@/lib/time/time'
import type { FileOwner } from './owner'
import { type DocumentType, type FileKind, stateOf } from './rules'
import type { DocumentRow, GoneWhy } from './types'

const columns = {
  id: true,
  name: true,
  kind: true,
  bytes: true,
  audience: true,
  about: true,
  uploadedAt: true,
  uploadedById: true,
  subjectId: true,
  cleanedAt: true,
  keepUntil: true,
  goneAt: true,
  goneWhy: true,
  verifiedAt: true,
  verifiedById: true,
  documentType: true,
  lastFour: true,
  expiresOn: true,
  ownerKind: true,
  ownerId: true,
} satisfies Prisma.StoredFileSelect
type Row = Prisma.StoredFileGetPayload<{ select: typeof columns }>

/** Not those that are still on their way. */
const arrived = { OR: [{ goneAt: { not: null } }, { blob: { state: 'stored' } }] }

async function namesOf(ctx: Ctx, rows: readonly Row[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => row.verifiedById ?? []))]
  if (ids.length === 0) return new Map()
  const people = await ctx.db.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, fullName: true, callName: true },
  })
  return new Map(people.map((person) => [person.id, person.callName ?? person.fullName]))
}

function toRow(row: Row, names: Map<string, string>): DocumentRow {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as FileKind,
    bytes: row.bytes,
    state: stateOf(row),
    audience: row.audience === 'staff' ? 'staff' : 'both',
    about: row.about,
    uploadedAt: row.uploadedAt,
    bySubject: row.subjectId !== null && row.uploadedById === row.subjectId,
    keepUntil: row.keepUntil,
    goneAt: row.goneAt,
    goneWhy: row.goneWhy as GoneWhy | null,
    verified: row.verifiedAt && {
      at: row.verifiedAt,
      by: row.verifiedById ? (names.get(row.verifiedById) ?? null) : null,
      type: row.documentType as DocumentType,
      lastFour: row.lastFour,
      expiresOn: row.expiresOn && dateToDay(row.expiresOn),
    },
  }
}

/**
 * An owner's documents, newest first, as the actor may see them: the person not those for staff only. What was removed
 * without having been verified is left out; what was verified and is gone stays as the proof. Null where they may not.
 */
export async function documentsOf(
  ctx: Ctx,
  owner: FileOwner,
  ownerId: string,
): Promise<DocumentRow[] | null> {
  const standing = await owner.standing(ctx, ownerId)
  if (!standing) return null
  const rows = await ctx.db.storedFile.findMany({
    where: {
      ownerKind: owner.kind,
      ownerId,
      ...arrived,
      ...(standing.as === 'subject' ? { audience: 'both' } : {}),
      NOT: { goneAt: { not: null }, verifiedAt: null, goneWhy: { not: 'broken' } },
    },
    orderBy: { uploadedAt: 'desc' },
    take: 200,
    select: columns,
  })
  const names = await namesOf(ctx, rows)
  return rows.map((row) => toRow(row, names))
}

/**
 * What these owners have stored, newest first; `ready` is what can be opened. For a domain's own list: it has decided that
 * the actor may see its owners.
 */
export async function storedOf(
  ctx: Ctx,
  ownerKind: string,
  ownerIds: readonly string[],
): Promise<Map<string, { id: string; ready: boolean }[]>> {
  const found = new Map<string, { id: string; ready: boolean }[]>()
  if (ownerIds.length === 0) return found
  const rows = await ctx.db.storedFile.findMany({
    where: { ownerKind, ownerId: { in: [...ownerIds] }, goneAt: null, blob: { state: 'stored' } },
    orderBy: { uploadedAt: 'desc' },
    select: { id: true, ownerId: true, cleanedAt: true },
  })
  for (const row of rows) {
    const owner = row.ownerId ?? ''
    found.set(owner, [...(found.get(owner) ?? []), { id: row.id, ready: row.cleanedAt !== null }])
  }
  return found
}

/** Everything that was sent about me and that I may see, newest first. */
export async function myDocuments(
  ctx: Ctx,
): Promise<(DocumentRow & { owner: { kind: string; id: string } | null })[]> {
  const personId = personIdOf(ctx.actor)
  if (!personId) return []
  const rows = await ctx.db.storedFile.findMany({
    where: { subjectId: personId, audience: 'both', ...arrived },
    orderBy: { uploadedAt: 'desc' },
    take: 200,
    select: columns,
  })
  const names = await namesOf(ctx, rows)
  return rows.map((row) => ({
    ...toRow(row, names),
    owner: row.ownerKind && row.ownerId ? { kind: row.ownerKind, id: row.ownerId } : null,
  }))
}

export type StoredRow = DocumentRow & {
  owner: { label: string; path: string }
  /** It proves an amount: it is not seen, written down and thrown away. */
  proof: boolean
}

/**
 * What is still stored of all that the actor may see as staff, oldest first: from `after` on (the last row's id of the
 * page before), at most `most`. Rows of owners they may not see do not count anywhere.
 */
export async function storedDocuments(
  ctx: Ctx,
  owners: readonly FileOwner[],
  options: { after?: string; most: number },
): Promise<{ rows: StoredRow[]; next: string | null }> {
  const found: StoredRow[] = []
  let after = options.after ?? null
  for (;;) {
    const rows = await ctx.db.storedFile.findMany({
      where: {
        goneAt: null,
        ownerKind: { in: owners.map(({ kind }) => kind) },
        blob: { state: 'stored' },
        ...(after ? { id: { gt: after } } : {}),
      },
      orderBy: { id: 'asc' },
      take: 200,
      select: columns,
    })
    const [names, seen] = await Promise.all([namesOf(ctx, rows), describeAll(ctx, owners, rows)])
    for (const row of rows) {
      const owner = seen.get(`${row.ownerKind}:${row.ownerId}`)
      if (owner) found.push({ ...toRow(row, names), owner, proof: isProof(owners, row) })
      after = row.id
      if (found.length > options.most)
        return { rows: found.slice(0, options.most), next: found[options.most - 1]?.id ?? null }
    }
    if (rows.length < 200) return { rows: found, next: null }
  }
}

const isProof = (owners: readonly FileOwner[], row: Row) =>
  owners.some((owner) => owner.kind === row.ownerKind && owner.proofs === true)

async function describeAll(ctx: Ctx, owners: readonly FileOwner[], rows: readonly Row[]) {
  const seen = new Map<string, { label: string; path: string }>()
  for (const owner of owners) {
    const ids = [...new Set(rows.flatMap((row) => (row.ownerKind === owner.kind ? (row.ownerId ?? []) : [])))]
    if (ids.length === 0) continue
    for (const [id, words] of await owner.describe(ctx, ids)) seen.set(`${owner.kind}:${id}`, words)
  }
  return seen
}

/** How much is stored in all, for whoever keeps the machine: numbers, no names. */
export async function storageFigures(
  ctx: Ctx,
): Promise<{ files: number; bytes: number; unclaimed: number; toClean: number }> {
  const [row] = await ctx.db.$queryRaw<
    { files: number; bytes: bigint; unclaimed: number; to_clean: number }[]
  >(Prisma.sql`
    SELECT count(*)::int AS files, coalesce(sum(bytes), 0)::bigint AS bytes,
           count(*) FILTER (WHERE owner_kind IS NULL)::int AS unclaimed,
           count(*) FILTER (WHERE cleaned_at IS NULL)::int AS to_clean
      FROM stored_file WHERE gone_at IS NULL`)
  return {
    files: row?.files ?? 0,
    bytes: Number(row?.bytes ?? 0),
    unclaimed: row?.unclaimed ?? 0,
    toClean: row?.to_clean ?? 0,
  }
}

/** One document with its owner's words, for staff who may see it; null else. */
export async function documentById(
  ctx: Ctx,
  owners: readonly FileOwner[],
  fileId: string,
): Promise<StoredRow | null> {
  const row = await ctx.db.storedFile.findFirst({ where: { id: fileId, ...arrived }, select: columns })
  if (!row) return null
  const [names, seen] = await Promise.all([namesOf(ctx, [row]), describeAll(ctx, owners, [row])])
  const owner = seen.get(`${row.ownerKind}:${row.ownerId}`)
  return owner ? { ...toRow(row, names), owner, proof: isProof(owners, row) } : null
}
