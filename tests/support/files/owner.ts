import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import type { FileOwner } from '@/lib/files/owner'
import { type Incoming, receiveFile } from '@/lib/files/receive-file'
import { readTicket, ticketFor } from '@/lib/files/ticket'
import { sha256 } from './make'

/** A thing with documents that knows no domain: whose it is, who of the staff may see it, whether it is open. */
export type Thing = { id: string; subjectId: string; staffIds: string[]; open: boolean }
const things = new Map<string, Thing>()

export function makeThing(subjectId: string, staffIds: string[] = []): Thing {
  const thing = { id: randomUUID(), subjectId, staffIds, open: true }
  things.set(thing.id, thing)
  return thing
}

export const thingOwner: FileOwner = {
  kind: 'test.thing',
  async standing(ctx, ownerId) {
    const thing = things.get(ownerId)
    const me = personIdOf(ctx.actor)
    if (!thing || !me) return null
    if (thing.staffIds.includes(me)) return { as: 'staff', subjectId: thing.subjectId }
    return thing.subjectId === me ? { as: 'subject', subjectId: thing.subjectId } : null
  },
  open: async (_ctx, ownerId) => things.get(ownerId)?.open ?? false,
  async describe(ctx, ids) {
    const me = personIdOf(ctx.actor)
    return new Map(
      ids.flatMap((id) =>
        me && things.get(id)?.staffIds.includes(me)
          ? [[id, { label: `Thing ${id}`, path: `/staff/things/${id}` }]]
          : [],
      ),
    )
  },
}

/** As it comes over the network: in pieces. */
export function* pieces(bytes: Buffer, size = 64 * 1024): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

/** Sends a file to a thing as the actor of the context. */
export async function send(
  ctx: Ctx,
  thing: Thing,
  bytes: Buffer,
  options: { name?: string; about?: string; audience?: 'both' | 'staff' } & Partial<Incoming> = {},
) {
  const ticket = await ticketFor(ctx, thingOwner, {
    ownerId: thing.id,
    back: '/nl/my',
    about: options.about,
    audience: options.audience,
  })
  const read = ticket && readTicket(ctx, ticket)
  if (!read) throw new Error('no ticket')
  return receiveFile(ctx, [thingOwner], read, {
    name: options.name ?? 'brief.pdf',
    stream: options.stream ?? Readable.from(pieces(bytes)),
    sha256: options.sha256 ?? sha256(bytes),
    network: 'test',
  })
}
