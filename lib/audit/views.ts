import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { record } from './record'

/** Pages and files that show what we hold about a person. The person reads these names in their own list. */
export const viewEvents = [
  'people.person.viewed',
  'people.person.found',
  'people.trail.viewed',
  'people.correction.viewed',
  'people.organisation.viewed',
  'ambassadors.ambassador.viewed',
  'ambassadors.list.viewed',
  'ambassadors.list.exported',
  'passport.list.viewed',
  'passport.list.exported',
  'ambassadors.match.viewed',
  'ambassadors.report.viewed',
  'courses.roster.viewed',
  'courses.group.viewed',
  'courses.level.viewed',
  'courses.round.viewed',
  'courses.roster.exported',
  'cases.case.viewed',
  'cases.list.viewed',
  'cases.list.exported',
  'files.document.viewed',
  'appointments.agenda.viewed',
] as const
export type ViewEvent = (typeof viewEvents)[number]

/**
 * Writes that staff looked at these people's data: a page that cannot write it is not shown. One's own page is no
 * look, and neither is the machine's.
 */
export async function recordView(
  ctx: Ctx,
  event: ViewEvent,
  personIds: readonly string[],
  subject?: { type: string; id: string },
): Promise<void> {
  const { actor } = ctx
  if (actor.kind !== 'person') return
  const others = [...new Set(personIds)].filter((id) => id !== actor.personId)
  if (others.length === 0) return
  await record(
    ctx,
    ...others.map((personId) => ({ event, subject: subject ?? { type: 'person', id: personId }, personId })),
  )
}
