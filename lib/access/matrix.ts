import { type Role, staffRoles } from './roles'

/**
 * Who may do what. `anyone` needs no account, `person` is everybody who is signed in. What may be done to
 * *which* row (own, my run's) is decided in each domain's policy; this is the coarse door.
 */
export const matrix = {
  'courses.place.book': ['anyone'],
  'courses.place.cancel': ['person'],
  'courses.offer.accept': ['person'],
  'courses.offer.decline': ['person'],
  'people.own.view': ['person'],
  'people.language.choose': ['person'],
  'auth.session.start': ['anyone'],
  'auth.session.end': ['person'],
  'auth.session.list': ['person'],
  'auth.factor.show': ['person'],
  'people.own.export': ['person'],
  'people.own.erase': ['person'],
  'people.profile.answer': ['person'],
  'people.consent.give': ['person'],
  'people.consent.withdraw': ['person'],

  'staff.today.view': staffRoles,
  'staff.design.view': staffRoles,
  'staff.mailbox.view': ['reception', 'coordinator', 'administrator'],
  'staff.outbox.view': ['coordinator', 'administrator'],
  'courses.course.list': staffRoles,
  'courses.course.create': ['coordinator', 'administrator'],
  'courses.course.edit': ['coordinator', 'editor', 'administrator'],
  'courses.course.publish': ['coordinator', 'administrator'],
  'courses.course.close': ['coordinator', 'administrator'],
  'courses.run.schedule': ['coordinator', 'administrator'],
  'courses.run.cancel': ['coordinator', 'administrator'],
  'courses.roster.view': ['teacher', 'reception', 'coordinator', 'administrator'],
  'courses.roster.export': ['reception', 'coordinator', 'administrator'],
  'courses.place.bookFor': ['reception', 'caseworker', 'coordinator', 'administrator'],
  'courses.place.cancelFor': ['reception', 'coordinator', 'administrator'],
  'courses.place.moveUp': ['coordinator', 'administrator'],
  'people.person.find': ['reception', 'caseworker', 'coordinator', 'administrator'],
  'people.person.view': ['reception', 'caseworker', 'coordinator', 'administrator'],
  'people.person.add': ['reception', 'caseworker', 'coordinator', 'administrator'],
  'people.person.edit': ['reception', 'caseworker', 'coordinator', 'administrator'],
  'people.person.merge': ['reception', 'coordinator', 'administrator'],
  'people.person.disable': ['administrator'],
  'people.hold.place': ['administrator'],
  'people.profile.view': ['reception', 'caseworker', 'coordinator', 'administrator'],
  'people.profile.assist': ['reception', 'caseworker', 'coordinator', 'administrator'],
  'people.consent.record': ['reception', 'caseworker', 'coordinator', 'administrator'],
  'people.role.manage': ['administrator'],
  'auth.session.endFor': ['reception', 'administrator'],
  'auth.factor.reset': ['administrator'],
  'auth.card.issue': ['reception', 'coordinator', 'administrator'],
  'audit.trail.view': ['manager', 'administrator'],
  'access.matrix.view': ['manager', 'administrator'],
} as const satisfies Record<string, readonly (Role | 'anyone' | 'person')[]>

export type Permission = keyof typeof matrix
export const permissions = Object.keys(matrix) as Permission[]
