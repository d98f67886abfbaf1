import { type Actor, personIdOf } from '@/lib/access/actor'
import { reach } from '@/lib/access/relationships'

const nobody = '00000000-0000-0000-0000-000000000000'

/** Appointments that are somebody's own. */
export function ownAppointmentWhere(actor: Actor) {
  return { personId: personIdOf(actor) ?? nobody } as const
}

/** Appointments an actor of the desk sees: everybody's, or those they give themselves. */
export function staffAppointmentWhere(actor: Actor) {
  const far = reach(actor, 'appointments.agenda.view')
  if (far === 'all') return {}
  return { staffId: (far.includes('ownAgenda') ? personIdOf(actor) : null) ?? nobody }
}
