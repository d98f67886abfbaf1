import 'server-only'
import { createHash } from 'node:crypto'
import fs from 'node:fs/promises'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { record } from '@/lib/audit/record'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { log } from '@/lib/log/log'
import { ok, type Result, refused } from '@/lib/result/result'
import { hours, shift } from '@/lib/time/time'
import { dayScope, holderScope, networkScope, ownerScope, takeRoom } from './allowance'
import { announceBlob, newBlobName, putBlob, spoolFile } from './blobs'
import { openSealed, sealedOverhead, sealStream } from './cipher'
import { type Inspected, inspect } from './inspect'
import { newFileKey } from './keys'
import type { FileOwner } from './owner'
import { cleanName, type FileRefusal, kindOfName, pictures } from './rules'
import { scan } from './scan'
import { StorageAway } from './storage'
import { abandonArrival } from './sweep'
import type { Ticket } from './ticket'

export type Received = { id: string; name: string; bytes: number; sha256: string }

export type Incoming = {
  name: string
  stream: AsyncIterable<Uint8Array>
  /** Hexadecimal, when the sender says what it must be. */
  sha256?: string
  /** Of the sender's network, for the limit of a day. */
  network: string
}

/**
 * Takes one file in: counts and hashes it as it comes, keeps it encrypted, looks whether it is what it says and whether
 * a scanner knows it, and stores it whole or not at all. The order is row, object, row: see blobs.ts.
 */
export async function receiveFile(
  ctx: Ctx,
  owners: readonly FileOwner[],
  ticket: Ticket,
  incoming: Incoming,
): Promise<Result<Received, FileRefusal>> {
  const name = cleanName(incoming.name)
  if (!kindOfName(name)) return refused('wrongKind')
  if (ticket.owner && !(await stillOpen(ctx, owners, ticket))) return refused('ticketOver')
  const spooled = await spoolFile()
  const key = newFileKey()
  const blobName = newBlobName()
  try {
    const sealed = await sealStream(incoming.stream, spooled, {
      key,
      about: blobName,
      most: limits.files.bytes,
    }).catch((error: Error) => {
      log().info({ cause: error.message }, 'an upload broke off')
      return 'cutOff' as const
    })
    if (typeof sealed === 'string') return refused(sealed)
    if (sealed.bytes === 0) return refused('noFile')
    if (incoming.sha256 && incoming.sha256.toLowerCase() !== sealed.sha256) return refused('cutOff')

    const looked = await look(name, await fs.readFile(spooled), key, blobName)
    if (typeof looked === 'string') return refused(looked)

    const kept = { ...sealed, ...looked, name, blobName, key }
    // Sent again because the answer was lost on the way: it is here already.
    const before = await sameFile(ctx, ticket, sealed.sha256)
    if (before) {
      await tellOwner(ctx, owners, ticket)
      return ok({ id: before, name, bytes: sealed.bytes, sha256: sealed.sha256 })
    }
    const begun = await begin(ctx, ticket, kept, incoming.network)
    if (!begun.ok) return begun
    await putBlob(blobName, spooled)
    await finish(ctx, blobName)
    await tellOwner(ctx, owners, ticket)
    return ok({ id: begun.value, name, bytes: sealed.bytes, sha256: sealed.sha256 })
  } catch (error) {
    if (!(error instanceof StorageAway)) throw error
    log().error({ cause: error.message }, 'the storage of files is away')
    await abandonArrival(ctx, blobName)
    return refused('storageAway')
  } finally {
    await fs.rm(spooled, { force: true })
  }
}

/** Whatever it answers, its owner hears that it has come; twice is as once. */
async function tellOwner(ctx: Ctx, owners: readonly FileOwner[], { owner, about }: Ticket): Promise<void> {
  const found = owners.find(({ kind }) => kind === owner?.kind)
  if (found?.answered && owner && about)
    await inTransaction(ctx, (tx) => found.answered?.(tx, owner.id, about, 'received') ?? Promise.resolve())
}

async function stillOpen(ctx: Ctx, owners: readonly FileOwner[], { owner }: Ticket): Promise<boolean> {
  const found = owners.find(({ kind }) => kind === owner?.kind)
  if (!found || !owner) return false
  return Boolean(await found.standing(ctx, owner.id)) && (await found.open(ctx, owner.id))
}

/** In memory for as long as it is looked at: ten megabytes at most. */
async function look(
  name: string,
  object: Buffer,
  key: Buffer,
  about: string,
): Promise<Inspected | FileRefusal> {
  const bytes = openSealed(object, key, about)
  const looked = await inspect(name, bytes)
  if (typeof looked === 'string') return looked
  const scanned = await scan(bytes)
  if (scanned === 'virus') return 'virus'
  return scanned === 'away' ? 'scannerAway' : looked
}

type Kept = Inspected & { name: string; bytes: number; sha256: string; blobName: string; key: Buffer }

/** Takes the room and writes both rows, before the object is there. Answers the file's id. */
function begin(ctx: Ctx, ticket: Ticket, file: Kept, network: string): Promise<Result<string, FileRefusal>> {
  return inTransaction(ctx, async (tx) => {
    const day = tx.now.toISOString().slice(0, 10)
    const sender = ticket.personId ?? ticket.holder
    const hidden = createHash('sha256').update(network).digest('hex').slice(0, 16)
    const today = await takeRoom(tx, dayScope(day, sender), file.bytes)
    if (today !== 'fits') return refused('dayFull')
    // Staff at their desks share an address and send much; they have names.
    if (!ticket.personId && (await takeRoom(tx, networkScope(day, hidden), file.bytes)) !== 'fits')
      return refused('dayFull')
    const scope = ticket.owner ? ownerScope(ticket.owner.kind, ticket.owner.id) : holderScope(ticket.holder)
    const room = await takeRoom(tx, scope, file.bytes)
    if (room !== 'fits') return refused(room === 'tooMany' ? 'tooManyFiles' : 'ownerFull')

    const id = newId()
    await announceBlob(tx, { name: file.blobName, key: file.key, bytes: file.bytes + sealedOverhead })
    await tx.db.storedFile.create({
      data: {
        id,
        ownerKind: ticket.owner?.kind,
        ownerId: ticket.owner?.id,
        claimedAt: ticket.owner ? tx.now : null,
        holder: ticket.holder,
        uploadedById: personIdOf(tx.actor),
        subjectId: ticket.subjectId,
        name: file.name,
        kind: file.kind,
        bytes: file.bytes,
        sha256: file.sha256,
        pages: file.pages,
        width: file.width,
        height: file.height,
        blobName: file.blobName,
        audience: ticket.audience,
        about: ticket.about,
        uploadedAt: tx.now,
        cleanedAt: pictures.includes(file.kind) ? null : tx.now,
        keepUntil: ticket.owner ? null : shift(tx.now, hours(limits.files.unclaimedHours)),
      },
    })
    await record(tx, {
      event: 'files.file.received',
      subject: { type: 'file', id },
      personId: ticket.subjectId,
      data: { kind: file.kind, bytes: file.bytes, owner: ticket.owner?.kind ?? null },
    })
    return ok(id)
  })
}

/** The object is there: from now on the file is. */
async function finish(ctx: Ctx, blobName: string): Promise<void> {
  const { count } = await ctx.db.fileBlob.updateMany({
    where: { name: blobName, state: 'arriving' },
    data: { state: 'stored' },
  })
  if (count === 0) throw new StorageAway('the file was swept before it had arrived')
}

/** The very same file of the same sender at the same place, if it is there. */
async function sameFile(ctx: Ctx, ticket: Ticket, sha256: string): Promise<string | null> {
  const found = await ctx.db.storedFile.findFirst({
    where: {
      sha256,
      ...(ticket.owner
        ? { ownerKind: ticket.owner.kind, ownerId: ticket.owner.id }
        : { holder: ticket.holder, ownerKind: null }),
      about: ticket.about,
      uploadedById: ticket.personId,
      goneAt: null,
      blob: { state: 'stored' },
    },
    select: { id: true },
  })
  return found?.id ?? null
}
