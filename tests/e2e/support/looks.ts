import { nobody } from './samples'

/**
 * Pages and files of the back office that show people's names and leave no look of them in the trail, each with the
 * reason. looks.spec.ts walks everything else and fails for a name that was shown and not written down.
 */
export const withoutLook: Record<string, string> = {
  '/[locale]/staff':
    'What is due today: a name and one line of what waits. Whoever is opened from it is written down there.',
  '/[locale]/staff/organisations':
    'The contact of an organisation, as the organisation gives it to everybody who works with it. Members are written down.',
  '/[locale]/staff/organisations/[id]': 'The same contact; looks at the members are written down.',
  '/[locale]/staff/organisations/[id]/edit': 'The same contact.',
  '/[locale]/staff/organisations/list.csv': 'The same contacts.',
  '/[locale]/staff/organisations/list.xlsx': 'The same contacts.',
  '/[locale]/staff/messages':
    'What could not be sent, without a name; and the letter box of the demo town, which a real town has not.',
  '/[locale]/staff/trail':
    'The trail of everybody: a look at each of its rows would write rows for ever. One person’s trail is written down.',
}

/** Pages of the back office about one person, who must be found in the trail afterwards: which bracket names them. */
export const aboutOne: Record<string, string> = {
  '/[locale]/staff/people/[id]': '[id]',
  '/[locale]/staff/people/[id]/card': '[id]',
  '/[locale]/staff/people/[id]/consents': '[id]',
  '/[locale]/staff/people/[id]/edit': '[id]',
  '/[locale]/staff/people/[id]/merge/[other]': '[other]',
  '/[locale]/staff/people/[id]/profile/[[...at]]': '[id]',
  '/[locale]/staff/courses/levels/[id]': '[id]',
  '/[locale]/staff/teaching/[runId]/learners/[personId]': '[personId]',
}

/** Rows about one person whose page has another id in its brackets: how to find the person. */
export const personOf: Record<string, string> = {
  '/[locale]/staff/ambassadors/[id]': 'SELECT person_id AS id FROM ambassador WHERE id::text = $1',
  '/[locale]/staff/appointments/[id]': 'SELECT person_id AS id FROM appointment WHERE id::text = $1',
  '/[locale]/staff/cases/[id]': 'SELECT person_id AS id FROM help_case WHERE id::text = $1',
  '/[locale]/staff/documents/[id]': 'SELECT subject_id AS id FROM stored_file WHERE id::text = $1',
  '/[locale]/staff/passport/[trajectoryId]': 'SELECT person_id AS id FROM trajectory WHERE id::text = $1',
}

/** More of a page: the same route with somebody named in its questions. */
export const asked: Record<string, string> = {
  '/[locale]/staff/appointments/new': '?person=PERSON',
  '/[locale]/staff/cases/new': '?person=PERSON',
  '/[locale]/staff/trail': '?person=PERSON',
}

export const isStaffRoute = (route: string) =>
  route === '/[locale]/staff' || route.startsWith('/[locale]/staff/')
export { nobody }
