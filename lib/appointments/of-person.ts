import 'server-only'
import { can } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { type Locale, sourceLocale } from '@/lib/i18n/locales'
import { ownAppointmentWhere, staffAppointmentWhere } from './policy'
import { stateOf } from './rules'
import type { AppointmentState, Setting } from './vocabulary'

/** An appointment as another domain points to it. */
export type AppointmentLine = {
  id: string
  /** The case it was made for. */
  caseId: string | null
  state: AppointmentState
  startsAt: Date
  setting: Setting
  /** In the reader's language; null for one elsewhere. */
  service: string | null
  placeName: string | null
  /** This reader may open its page of the desk. */
  staffMayOpen: boolean
}

/**
 * One person's appointments (the actor's own without `personId`), the latest first, as far as the actor may know of
 * them: the person all their own; staff those they see at the desk, and those of the case at hand. `caseId` was checked
 * by whoever asks.
 */
export async function appointmentsOfPerson(
  ctx: Ctx,
  input: { personId?: string; caseId: string },
  locale: Locale,
): Promise<AppointmentLine[]> {
  const desk =
    input.personId && can(ctx.actor, 'appointments.agenda.view') ? staffAppointmentWhere(ctx.actor) : null
  const rows = await ctx.db.appointment.findMany({
    where: {
      ...(input.personId ? { personId: input.personId } : {}),
      OR: [ownAppointmentWhere(ctx.actor), { caseId: input.caseId }, ...(desk ? [desk] : [])],
    },
    orderBy: { startsAt: 'desc' },
    take: 20,
    select: {
      id: true,
      caseId: true,
      staffId: true,
      startsAt: true,
      endsAt: true,
      setting: true,
      placeName: true,
      keptUntil: true,
      confirmedAt: true,
      arrivedAt: true,
      doneAt: true,
      noShowAt: true,
      cancelledAt: true,
      cancelReason: true,
      service: { select: { texts: { select: { locale: true, name: true } } } },
    },
  })
  return rows.map((row) => {
    const texts = row.service?.texts ?? []
    const text =
      texts.find((one) => one.locale === locale) ?? texts.find((one) => one.locale === sourceLocale)
    return {
      id: row.id,
      caseId: row.caseId,
      state: stateOf({ ...row, now: ctx.now }),
      startsAt: row.startsAt,
      setting: row.setting as Setting,
      service: text?.name ?? null,
      placeName: row.placeName,
      staffMayOpen: desk !== null && (!('staffId' in desk) || desk.staffId === row.staffId),
    }
  })
}
