import type { Permission } from '../../../lib/access/matrix'

/**
 * The access matrix: every page, route handler and action of the build, and the permission behind which it stands.
 * `public`: the same for everybody. The walk (access.spec.ts) fails for what the build has and this list has not.
 */
export type Door = Permission | 'public'

/** Pages by their route. `own` pages show only what is the visitor's own: other people's are "not found". */
export const pages: Record<string, Door> = {
  '/[locale]': 'public',
  '/[locale]/[...rest]': 'public',
  '/[locale]/accessibility': 'public',
  '/[locale]/ambassadors': 'public',
  '/[locale]/courses': 'public',
  '/[locale]/courses/[id]': 'public',
  '/[locale]/courses/[id]/book/[runId]': 'public',
  '/[locale]/courses/[id]/book/[runId]/[draftId]': 'public',
  '/[locale]/courses/filtered': 'public',
  '/[locale]/help': 'public',
  '/[locale]/privacy': 'public',
  '/[locale]/sign-in': 'public',
  '/[locale]/sign-in/code': 'public',
  '/[locale]/sign-out': 'public',
  '/[locale]/my': 'people.own.view',
  '/[locale]/my/bookings': 'people.own.view',
  '/[locale]/my/bookings/[id]': 'people.own.view',
  '/[locale]/my/data': 'people.own.view',
  '/[locale]/my/settings': 'people.language.choose',
  '/[locale]/staff': 'staff.today.view',
  '/[locale]/staff/access': 'access.matrix.view',
  '/[locale]/staff/courses': 'courses.course.list',
  '/[locale]/staff/courses/[id]': 'courses.course.list',
  '/[locale]/staff/courses/[id]/edit': 'courses.course.edit',
  '/[locale]/staff/courses/[id]/runs/[runId]': 'courses.roster.view',
  '/[locale]/staff/courses/[id]/runs/[runId]/edit': 'courses.run.schedule',
  '/[locale]/staff/courses/[id]/runs/new': 'courses.run.schedule',
  '/[locale]/staff/courses/new': 'courses.course.create',
  '/[locale]/staff/design': 'staff.design.view',
  '/[locale]/staff/messages': 'staff.mailbox.view',
  '/[locale]/staff/messages/[id]': 'staff.mailbox.view',
  '/[locale]/staff/people': 'people.person.find',
  '/[locale]/staff/people/[id]': 'people.person.view',
  '/[locale]/staff/people/[id]/edit': 'people.person.edit',
  '/[locale]/staff/people/[id]/merge/[other]': 'people.person.merge',
  '/[locale]/staff/people/new': 'people.person.add',
  '/[locale]/staff/trail': 'audit.trail.view',
}

/** Route handlers. What has a key of its own (a signed address, the machine's token) is public to the router. */
export const handlers: Record<string, Door> = {
  '/api/calendar/[file]': 'public',
  '/api/demo/session': 'public',
  '/api/health': 'public',
  '/api/ready': 'public',
  '/api/revalidate': 'public',
  '/icon.svg': 'public',
  '/[locale]/my/data/copy.json': 'people.own.export',
  '/[locale]/staff/courses/[id]/runs/[runId]/roster.csv': 'courses.roster.export',
  '/[locale]/staff/courses/[id]/runs/[runId]/roster.xlsx': 'courses.roster.export',
}

/** Actions: each is a public POST address. */
export const actions: Record<string, Door> = {
  changeDetailsAction: 'people.language.choose',
  endOwnSessionAction: 'auth.session.list',
  endOtherSessionsAction: 'auth.session.list',
  acceptOfferAction: 'courses.offer.accept',
  declineOfferAction: 'courses.offer.decline',
  cancelBookingAction: 'courses.place.cancel',
  askCodeAction: 'auth.session.start',
  signInAction: 'auth.session.start',
  signOutAction: 'auth.session.end',
  tryFormAction: 'staff.design.view',
  saveCourseAction: 'courses.course.edit',
  createCourseAction: 'courses.course.create',
  publishCourseAction: 'courses.course.publish',
  closeCourseAction: 'courses.course.close',
  scheduleRunAction: 'courses.run.schedule',
  publishRunAction: 'courses.course.publish',
  cancelRunAction: 'courses.run.cancel',
  bookForAction: 'courses.place.bookFor',
  moveUpAction: 'courses.place.moveUp',
  cancelForAction: 'courses.place.cancelFor',
  sendAgainAction: 'staff.outbox.view',
  addPersonAction: 'people.person.add',
  editPersonAction: 'people.person.edit',
  giveRoleAction: 'people.role.manage',
  takeRoleAction: 'people.role.manage',
  disableAction: 'people.person.disable',
  enableAction: 'people.person.disable',
  endSessionsAction: 'auth.session.endFor',
  mergeAction: 'people.person.merge',
  undoMergeAction: 'people.person.merge',
  startBookingAction: 'courses.place.book',
  confirmBookingAction: 'courses.place.book',
  resendCodeAction: 'courses.place.book',
}
