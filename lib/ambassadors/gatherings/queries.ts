import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { isId } from '@/lib/db/ids'
import type { Locale } from '@/lib/i18n/locales'
import { activeStates } from '@/lib/places/types'
import { wordsFor } from '../letters/messages'
import type { LetterTexts } from '../letters/schema'
import { answerOf, type GuestAnswer } from './rules'
import { type Invited, invitationOf } from './token'

export type Invitation = {
  id: string
  title: string
  paragraphs: string[]
  /** BCP 47: the language the coordinator's words are in. */
  language: Locale
  startsAt: Date
  endsAt: Date
  place: string
  sequence: number
  createdAt: Date
  cancelled: boolean
  /** It has begun: nothing is answered any more. */
  over: boolean
  answer: GuestAnswer
  /** On the waiting list: 1 is its head. */
  position: number | null
  /** Until when an offered place is kept. */
  keptUntil: Date | null
}

type Row = {
  id: string
  pool_id: string
  texts: LetterTexts
  starts_at: Date
  ends_at: Date
  place: string
  sequence: number
  created_at: Date
  cancelled_at: Date | null
  said_no_at: Date | null
  state: string | null
  arrival: bigint | null
  kept_until: Date | null
}

async function invitations(
  ctx: Ctx,
  locale: Locale,
  personId: string,
  gatheringId: string | null,
): Promise<Invitation[]> {
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT g.id, g.pool_id, g.texts, g.starts_at, g.ends_at, g.place, g.created_at, g.cancelled_at,
           -- Rises with what changes for all and with each step of one's own place.
           g.sequence + (SELECT coalesce(sum(s.sequence + 1), 0)::int FROM booking s
                          WHERE s.pool_id = g.pool_id AND s.person_id = u.person_id) AS sequence,
           u.said_no_at, b.state::text AS state, b.arrival, b.kept_until
      FROM ambassador_guest u JOIN ambassador_gathering g ON g.id = u.gathering_id
      LEFT JOIN booking b ON b.pool_id = g.pool_id AND b.person_id = u.person_id
                         AND b.state::text = ANY(${[...activeStates]})
     WHERE u.person_id = ${personId}::uuid
       AND CASE WHEN ${gatheringId}::uuid IS NULL THEN g.cancelled_at IS NULL AND g.ends_at > ${ctx.now}
                ELSE g.id = ${gatheringId}::uuid END
     ORDER BY g.starts_at, g.id LIMIT 50`
  return Promise.all(
    rows.map(async (row) => {
      const words = wordsFor(row.texts, locale)
      return {
        id: row.id,
        title: words?.subject ?? '',
        paragraphs: words?.paragraphs ?? [],
        language: words?.language ?? 'nl',
        startsAt: row.starts_at,
        endsAt: row.ends_at,
        place: row.place,
        sequence: row.sequence,
        createdAt: row.created_at,
        cancelled: row.cancelled_at !== null,
        over: row.starts_at <= ctx.now,
        answer: answerOf({ booking: row.state, saidNoAt: row.said_no_at }),
        position:
          row.state === 'waiting' && row.arrival !== null
            ? (await ctx.db.booking.count({
                where: { poolId: row.pool_id, state: 'waiting', arrival: { lt: row.arrival } },
              })) + 1
            : null,
        keptUntil: row.kept_until,
      }
    }),
  )
}

/** What I am invited to and is still to come, soonest first. */
export async function myInvitations(ctx: Ctx, locale: Locale): Promise<Invitation[]> {
  const me = personIdOf(ctx.actor)
  return me ? invitations(ctx, locale, me, null) : []
}

/** One invitation of mine, also when it is over or off; null when I was not invited. */
export async function myInvitation(ctx: Ctx, locale: Locale, id: string): Promise<Invitation | null> {
  const me = personIdOf(ctx.actor)
  return me && isId(id) ? ((await invitations(ctx, locale, me, id))[0] ?? null) : null
}

/** The invitation of one guest, as they would see it: for mails to themselves. Null when they were not invited. */
export async function guestInvitation(ctx: Ctx, who: Invited, locale: Locale): Promise<Invitation | null> {
  return (await invitations(ctx, locale, who.personId, who.gatheringId))[0] ?? null
}

/** The invitation that a link of a mail holds; null when it is none of ours or the invitation is gone. */
export async function invitationByLink(ctx: Ctx, token: string, locale: Locale): Promise<Invitation | null> {
  const who = invitationOf(token)
  return who && guestInvitation(ctx, who, locale)
}

export type InfoEvening = {
  id: string
  startsAt: Date
  endsAt: Date
  place: string
  sequence: number
  cancelled: boolean
  createdAt: Date
}

/** The next evening for who wants to know more; null when none is planned. */
export async function nextInfoEvening(ctx: Ctx): Promise<InfoEvening | null> {
  const row = await ctx.db.ambassadorGathering.findFirst({
    where: { kind: 'info', cancelledAt: null, startsAt: { gt: ctx.now } },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
    select: { id: true, startsAt: true, endsAt: true, place: true, sequence: true, createdAt: true },
  })
  return row && { ...row, cancelled: false }
}
