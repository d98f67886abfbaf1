import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { seal, unseal } from '@/lib/auth/seal'
import { limits } from '@/lib/config/limits'
import { isId } from '@/lib/db/ids'
import { hours, shift } from '@/lib/time/time'
import type { FileOwner } from './owner'

/**
 * What a page that shows an upload field hands out: to whom a file goes, decided by the domain when the page was made.
 * It is sealed, so the form that carries it can be public.
 */
export type Ticket = {
  /** Who may claim the file later: `draft:…` of somebody without an account, or `person:…`. */
  holder: string
  owner: { kind: string; id: string } | null
  subjectId: string | null
  personId: string | null
  audience: 'both' | 'staff'
  about: string | null
  /** Where the form without scripts leads back to: a path on our origin. */
  back: string
  until: number
}

const about = 'files.ticket'

/** A ticket for what its owner shows the actor and is open; null where they may not. */
export async function ticketFor(
  ctx: Ctx,
  owner: FileOwner,
  input: { ownerId: string; back: string; about?: string; audience?: 'both' | 'staff' },
): Promise<string | null> {
  const standing = await owner.standing(ctx, input.ownerId)
  if (!standing || !(await owner.open(ctx, input.ownerId))) return null
  return sealTicket(ctx, {
    holder: `person:${personIdOf(ctx.actor)}`,
    owner: { kind: owner.kind, id: input.ownerId },
    subjectId: standing.subjectId,
    audience: standing.as === 'staff' ? (input.audience ?? 'both') : 'both',
    about: input.about ?? null,
    back: input.back,
  })
}

/** A ticket for somebody who has nothing yet that could own a file: it waits 24 hours for `claimFiles` with this holder. */
export function draftTicket(ctx: Ctx, input: { draftId: string; back: string }): string {
  return sealTicket(ctx, {
    holder: `draft:${input.draftId}`,
    owner: null,
    subjectId: personIdOf(ctx.actor),
    audience: 'both',
    about: null,
    back: input.back,
  })
}

function sealTicket(ctx: Ctx, ticket: Omit<Ticket, 'personId' | 'until'>): string {
  const whole: Ticket = {
    ...ticket,
    personId: personIdOf(ctx.actor),
    until: shift(ctx.now, hours(limits.files.ticketHours)).getTime(),
  }
  return seal(JSON.stringify(whole), about)
}

/** What a ticket says; null when it is not ours, over, or somebody else's. */
export function readTicket(ctx: Ctx, sealed: string): Ticket | null {
  const text = sealed.length < 4000 ? unseal(sealed, about) : null
  if (!text) return null
  const ticket = JSON.parse(text) as Ticket
  if (ticket.until < ctx.now.getTime()) return null
  if (ticket.personId !== personIdOf(ctx.actor)) return null
  return ticket.owner && !isId(ticket.owner.id) ? null : ticket
}
