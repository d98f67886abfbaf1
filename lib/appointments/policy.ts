import { type Actor, can, personIdOf } from '@/lib/access/actor'

const nobody = '00000000-0000-0000-0000-000000000000'

/** Appointments that are somebody's own. */
export function ownAppointmentWhere(actor: Actor) {
  return { personId: personIdOf(actor) ?? nobody } as const
}

/** Appointments an actor of the desk sees: everybody's with the permission, else those they give themselves. */
export function staffAppointmentWhere(actor: Actor) {
  if (actor.kind === 'system' || can(actor, 'appointments.appointment.list')) return {}
  return { staffId: personIdOf(actor) ?? nobody }
}
