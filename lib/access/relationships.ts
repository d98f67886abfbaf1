import type { Actor } from './actor'
import { matrix, type Permission } from './matrix'
import type { Role } from './roles'

/** What somebody must be to a row, where the role alone does not open it. */
export const relationships = [
  /** It is theirs. */
  'own',
  /** They teach the run, or stand in today. */
  'ownRun',
  /** A team they are in now has the case; a sensitive one: those of the team who open such, and whose it is. */
  'ownTeam',
  /** They are one of the two. */
  'ownPair',
  /** They act for the organisation. */
  'ownOrganisation',
  /** The appointment is with them. */
  'ownAgenda',
] as const
export type Relationship = (typeof relationships)[number]

/** `person`: everybody who is signed in. Roles that are not named open every row of the permission. */
type Narrowed = Partial<Record<Permission, Partial<Record<Role | 'person', Relationship>>>>

/**
 * Relationships as data, beside the matrix: which role opens only some rows. Policies ask `reach`, and the staff page
 * shows this very list, so that what is shown is what the doors do.
 */
export const narrowed = {
  'people.own.view': { person: 'own' },
  'people.own.export': { person: 'own' },
  'people.own.erase': { person: 'own' },
  'people.language.choose': { person: 'own' },
  'people.profile.answer': { person: 'own' },
  'people.consent.give': { person: 'own' },
  'people.consent.withdraw': { person: 'own' },
  'auth.session.list': { person: 'own' },
  'auth.session.end': { person: 'own' },
  'auth.factor.show': { person: 'own' },
  'auth.passkey.manage': { person: 'own' },
  'courses.place.cancel': { person: 'own' },
  'courses.offer.accept': { person: 'own' },
  'courses.offer.decline': { person: 'own' },
  'courses.roster.view': { teacher: 'ownRun' },
  'teaching.group.view': { teacher: 'ownRun' },
  'teaching.attendance.record': { teacher: 'ownRun' },
  'teaching.note.write': { teacher: 'ownRun' },
  'teaching.progress.record': { teacher: 'ownRun' },
  'teaching.group.message': { teacher: 'ownRun' },
  'teaching.substitute.name': { teacher: 'ownRun' },
  'ambassadors.pair.own': { person: 'ownPair' },
  'ambassadors.matchProfile.save': { person: 'own' },
  'ambassadors.request.answer': { person: 'own' },
  'ambassadors.request.withdraw': { person: 'own' },
  'ambassadors.proposal.answer': { person: 'own' },
  'people.correction.ask': { person: 'own' },
  'courses.wishes.keep': { person: 'own' },
  'courses.level.say': { person: 'own' },
  'courses.place.bookTogether': { person: 'own' },
  'teaching.certificate.open': { person: 'own' },
  'teaching.evaluation.answer': { person: 'own' },
  'passport.own.view': { person: 'own' },
  'passport.own.add': { person: 'own' },
  'passport.own.proof': { person: 'own' },
  'passport.hours.answerAsContact': { person: 'own' },
  'appointments.own.view': { person: 'own' },
  'appointments.accompany.request': { person: 'own' },
  'appointments.accompany.answer': { person: 'own' },
  'appointments.agenda.view': { caseworker: 'ownAgenda' },
  'appointments.appointment.note': { caseworker: 'ownAgenda' },
  'ambassadors.own.view': { person: 'own' },
  'ambassadors.own.change': { person: 'own' },
  'ambassadors.report.make': { person: 'ownPair' },
  'cases.referral.answer': { person: 'ownOrganisation' },
  'cases.own.view': { person: 'own' },
  'cases.own.change': { person: 'own' },
  'cases.case.list': { caseworker: 'ownTeam', coordinator: 'ownTeam', administrator: 'ownTeam' },
  'cases.case.view': { caseworker: 'ownTeam', coordinator: 'ownTeam', administrator: 'ownTeam' },
  'cases.case.change': { caseworker: 'ownTeam', coordinator: 'ownTeam', administrator: 'ownTeam' },
} as const satisfies Narrowed

/** Those that something asks for now. */
export const usedRelationships: readonly Relationship[] = relationships.filter((relation) =>
  Object.values(narrowed).some((byRole) => (Object.values(byRole) as Relationship[]).includes(relation)),
)

/** How far a role (or being signed in) reaches under a permission: not at all, some rows, or every row. */
export function reachOf(permission: Permission, role: Role | 'person'): 'none' | Relationship | 'all' {
  const allowed: readonly string[] = matrix[permission]
  if (!allowed.includes(role)) return 'none'
  return (narrowed as Narrowed)[permission]?.[role] ?? 'all'
}

/**
 * How far an actor reaches: every row (one of their roles does, or the machine), rows to which they have one of these
 * relationships, or none (an empty list).
 */
export function reach(actor: Actor, permission: Permission): 'all' | readonly Relationship[] {
  const allowed: readonly string[] = matrix[permission]
  if (actor.kind === 'system' || allowed.includes('anyone')) return 'all'
  if (actor.kind === 'anonymous') return []
  const reaches = (['person', ...actor.roles] as const).map((role) => reachOf(permission, role))
  if (reaches.includes('all')) return 'all'
  return [...new Set(reaches)].filter((far): far is Relationship => far !== 'none' && far !== 'all')
}
