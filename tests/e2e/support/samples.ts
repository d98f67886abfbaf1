import type { Town } from './town'

export type Visitor = { personId: string; roles: readonly string[] | null }

/**
 * What the access walk puts into the brackets of a family of routes, and where a relationship decides besides the role.
 * The longest `route` that a route starts with is taken. Each domain writes its own below.
 */
export type Sample = {
  route: string
  /** What stands in the brackets: `{ '[id]': … }`. */
  fill: (town: Town, visitor: Visitor) => Promise<Record<string, string>>
  /** For somebody whom the matrix lets in: whether this very row opens to them. Left out: it does. */
  opens?: (town: Town, visitor: Visitor) => Promise<boolean>
}

export const nobody = '00000000-0000-7000-8000-000000000000'

const openRun = (town: Town) =>
  town.rows(
    `SELECT r.id, r.course_id FROM course_run r JOIN course c ON c.id = r.course_id
      WHERE r.published_at IS NOT NULL AND r.cancelled_at IS NULL AND r.group_id IS NULL AND r.first_lesson_at > now() AND c.published_at IS NOT NULL AND c.closed_at IS NULL
      ORDER BY r.id LIMIT 1`,
  )
const fillRun = async (town: Town) => {
  const [run] = await openRun(town)
  return { '[id]': run?.course_id ?? nobody, '[runId]': run?.id ?? nobody, '[draftId]': nobody }
}
const fillStrangers = async (town: Town) => {
  const [one, two] = await town.rows(
    'SELECT id FROM person WHERE demo_persona IS NULL AND merged_into_id IS NULL ORDER BY id LIMIT 2',
  )
  return { '[id]': one?.id ?? nobody, '[other]': two?.id ?? nobody }
}
const ownBooking = (town: Town, { personId }: Visitor) =>
  town.rows('SELECT id FROM booking WHERE person_id = $1 ORDER BY id LIMIT 1', [personId || nobody])
/** Somebody else's booking: it exists, and not for the visitor. */
export const strangersBooking = (town: Town) =>
  town.rows(
    `SELECT b.id FROM booking b JOIN person p ON p.id = b.person_id WHERE p.demo_persona IS NULL AND b.state = 'placed' ORDER BY b.id LIMIT 1`,
  )
const ownDocument = (town: Town, personId: string) =>
  town.rows(
    `SELECT id FROM stored_file WHERE subject_id = $1 AND gone_at IS NULL AND audience = 'both' AND cleaned_at IS NOT NULL ORDER BY id LIMIT 1`,
    [personId || nobody],
  )
const anyDocument = (town: Town) =>
  town.rows(
    `SELECT id, owner_id FROM stored_file WHERE owner_kind = 'cases.case' AND gone_at IS NULL AND cleaned_at IS NOT NULL ORDER BY id LIMIT 1`,
  )
const demoMail = (town: Town) => town.rows('SELECT id FROM demo_mail ORDER BY id LIMIT 1')

const ownHoursProof = (town: Town, personId: string) =>
  town.rows(
    `SELECT split_part(source_id, ':', 1) AS trajectory_id, split_part(source_id, ':', 2) AS part_id FROM proof
      WHERE source_kind = 'passport.part' AND revoked_at IS NULL AND person_id = $1 LIMIT 1`,
    [personId || nobody],
  )
const ownAppointment = (town: Town, { personId }: Visitor) =>
  town.rows('SELECT id FROM appointment WHERE person_id = $1 ORDER BY id LIMIT 1', [personId || nobody])
const anyAppointment = (town: Town) =>
  town.rows('SELECT id, staff_id FROM appointment WHERE staff_id IS NOT NULL ORDER BY id LIMIT 1')

const someRealClaim = (town: Town) =>
  town.rows("SELECT id, person_id FROM expense_claim WHERE kind = 'real' ORDER BY id LIMIT 1")
const someInvitation = (town: Town) =>
  town.rows('SELECT gathering_id FROM ambassador_guest ORDER BY gathering_id LIMIT 1')
const somePair = (town: Town) => town.rows('SELECT id, seeker_id, helper_id FROM pair ORDER BY id LIMIT 1')

export const samples: readonly Sample[] = [
  // pairs
  { route: '/[locale]/my/buddy/[step]', fill: async () => ({ '[step]': 'role' }) },
  {
    // A pair is its two people's.
    route: '/[locale]/my/pairs/[id]',
    fill: async (town) => ({ '[id]': (await somePair(town))[0]?.id ?? nobody }),
    opens: async (town, { personId }) => {
      const [pair] = await somePair(town)
      return pair !== undefined && (pair.seeker_id === personId || pair.helper_id === personId)
    },
  },
  {
    route: '/[locale]/staff/pairs/runs/[id]',
    fill: async (town) => ({
      '[id]': (await town.rows('SELECT id FROM match_run ORDER BY id LIMIT 1'))[0]?.id ?? nobody,
    }),
  },
  // ambassadors
  {
    // Thanks are for who was an ambassador.
    route: '/[locale]/my/ambassador/thanks',
    fill: async (town, { personId }) => {
      const [badge] = await town.rows(
        'SELECT id FROM ambassador_badge WHERE person_id = $1 AND revoked_at IS NULL LIMIT 1',
        [personId || nobody],
      )
      return { '[id]': badge?.id ?? nobody }
    },
    opens: async (town, { personId }) =>
      (
        await town.rows("SELECT 1 FROM ambassador_step WHERE person_id = $1 AND kind = 'activated'", [
          personId || nobody,
        ])
      ).length > 0,
  },
  {
    route: '/[locale]/my/ambassador/thanks/badge/[id]',
    fill: async (town, { personId }) => {
      const [badge] = await town.rows(
        'SELECT id FROM ambassador_badge WHERE person_id = $1 AND revoked_at IS NULL LIMIT 1',
        [personId || nobody],
      )
      return { '[id]': badge?.id ?? nobody }
    },
    opens: async (town, { personId }) =>
      (
        await town.rows('SELECT 1 FROM ambassador_badge WHERE person_id = $1 AND revoked_at IS NULL', [
          personId || nobody,
        ])
      ).length > 0,
  },
  {
    // Expenses are for who signed up.
    route: '/[locale]/my/ambassador/expenses',
    fill: async () => ({}),
    opens: async (town, { personId }) =>
      (await town.rows('SELECT 1 FROM ambassador WHERE person_id = $1', [personId || nobody])).length > 0,
  },
  {
    // A claim is its volunteer's; receipts are for real costs.
    route: '/[locale]/my/ambassador/expenses/[id]',
    fill: async (town) => ({ '[id]': (await someRealClaim(town))[0]?.id ?? nobody }),
    opens: async (town, { personId }) => (await someRealClaim(town))[0]?.person_id === personId,
  },
  {
    // Nobody decides about their own.
    route: '/[locale]/staff/ambassadors/expenses/[id]',
    fill: async (town) => ({ '[id]': (await someRealClaim(town))[0]?.id ?? nobody }),
    opens: async (town, { personId }) => (await someRealClaim(town))[0]?.person_id !== personId,
  },
  {
    route: '/[locale]/staff/ambassadors/[id]',
    fill: async (town) => {
      const [one] = await town.rows(
        'SELECT a.id FROM ambassador a JOIN person p ON p.id = a.person_id WHERE p.demo_persona IS NULL ORDER BY a.id LIMIT 1',
      )
      return { '[id]': one?.id ?? nobody }
    },
  },
  {
    route: '/[locale]/staff/ambassadors/letters/[id]',
    fill: async (town) => {
      const [one] = await town.rows('SELECT id FROM ambassador_mailing ORDER BY created_at LIMIT 1')
      return { '[id]': one?.id ?? nobody }
    },
  },
  {
    route: '/[locale]/staff/ambassadors/gatherings/[id]',
    fill: async (town) => {
      const [one] = await town.rows(
        "SELECT id FROM ambassador_gathering WHERE kind = 'network' ORDER BY starts_at LIMIT 1",
      )
      return { '[id]': one?.id ?? nobody }
    },
  },
  {
    // An invitation is its guest's.
    route: '/[locale]/my/ambassador/gatherings/[id]/calendar.ics',
    fill: async (town) => ({ '[id]': (await someInvitation(town))[0]?.gathering_id ?? nobody }),
    opens: async (town, { personId }) =>
      (
        await town.rows('SELECT 1 FROM ambassador_guest WHERE gathering_id = $1 AND person_id = $2', [
          (await someInvitation(town))[0]?.gathering_id ?? nobody,
          personId || nobody,
        ])
      ).length > 0,
  },
  { route: '/[locale]/gatherings/[token]', fill: async () => ({ '[token]': 'nothing' }) },
  { route: '/[locale]/letters/[token]', fill: async () => ({ '[token]': 'nothing' }) },
  { route: '/api/letters/[token]', fill: async () => ({ '[token]': 'nothing' }) },
  {
    route: '/[locale]/ambassadors/join/[draftId]/[step]',
    fill: async () => ({ '[draftId]': nobody, '[step]': 'check' }),
  },
  // appointments
  { route: '/[locale]/appointments/[slug]', fill: async () => ({ '[slug]': 'papers' }) },
  { route: '/[locale]/staff/appointments/services/[slug]', fill: async () => ({ '[slug]': 'papers' }) },
  { route: '/[locale]/appointments/change/[token]', fill: async () => ({ '[token]': 'nothing' }) },
  {
    route: '/[locale]/my/appointments/[id]',
    fill: async (town, visitor) => {
      const [own] = await ownAppointment(town, visitor)
      return { '[id]': own?.id ?? (await anyAppointment(town))[0]?.id ?? nobody }
    },
    opens: async (town, visitor) => (await ownAppointment(town, visitor)).length > 0,
  },
  {
    // Who gives appointments sees their own; the desk sees everybody's.
    route: '/[locale]/staff/appointments/[id]',
    fill: async (town) => ({ '[id]': (await anyAppointment(town))[0]?.id ?? nobody }),
    opens: async (town, { personId, roles }) =>
      roles?.some((role) => ['reception', 'coordinator', 'administrator'].includes(role)) ||
      (await anyAppointment(town))[0]?.staff_id === personId,
  },
  // courses
  { route: '/[locale]/courses/[id]', fill: fillRun },
  { route: '/[locale]/staff/courses/[id]', fill: fillRun },
  {
    // A teacher opens the roster of their own runs only.
    route: '/[locale]/staff/courses/[id]/runs/[runId]',
    fill: fillRun,
    opens: async (town, { personId, roles }) => {
      if (!roles?.every((role) => role === 'teacher')) return true
      const [run] = await openRun(town)
      const taught = await town.rows('SELECT 1 FROM course_run WHERE id = $1 AND teacher_id = $2', [
        run?.id,
        personId,
      ])
      return taught.length > 0
    },
  },
  {
    route: '/[locale]/my/bookings/[id]',
    fill: async (town, visitor) => {
      const [own] = await ownBooking(town, visitor)
      const [other] = await strangersBooking(town)
      return { '[id]': own?.id ?? other?.id ?? nobody }
    },
    opens: async (town, visitor) => (await ownBooking(town, visitor)).length > 0,
  },
  // teaching
  {
    route: '/[locale]/staff/teaching',
    // The demo teacher's own group, so that it opens to all who hold the permission; another's is tried in its own spec.
    fill: async (town) => {
      const [row] = await town.rows(
        `SELECT r.id, b.person_id, (SELECT l.id FROM lesson l WHERE l.run_id = r.id ORDER BY l.starts_at LIMIT 1) AS lesson_id
           FROM course_run r JOIN person t ON t.id = r.teacher_id AND t.demo_persona = 'teacher'
           JOIN booking b ON b.pool_id = r.pool_id AND b.state = 'placed'
          ORDER BY r.id, b.id LIMIT 1`,
      )
      return {
        '[runId]': row?.id ?? nobody,
        '[personId]': row?.person_id ?? nobody,
        '[lessonId]': row?.lesson_id ?? nobody,
      }
    },
  },
  {
    route: '/[locale]/my/evaluation/[id]',
    fill: async (town, { personId }) => ({
      '[id]':
        (
          await town.rows('SELECT id FROM evaluation_ask WHERE person_id = $1 ORDER BY id LIMIT 1', [
            personId || nobody,
          ])
        )[0]?.id ?? nobody,
    }),
    opens: async (town, { personId }) =>
      (await town.rows('SELECT 1 FROM evaluation_ask WHERE person_id = $1', [personId || nobody])).length > 0,
  },
  {
    route: '/[locale]/my/certificates/[id]',
    fill: async (town, { personId }) => ({
      '[id]':
        (
          await town.rows(
            'SELECT id FROM certificate WHERE person_id = $1 AND revoked_at IS NULL ORDER BY id LIMIT 1',
            [personId || nobody],
          )
        )[0]?.id ?? nobody,
    }),
    opens: async (town, { personId }) =>
      (
        await town.rows('SELECT 1 FROM certificate WHERE person_id = $1 AND revoked_at IS NULL', [
          personId || nobody,
        ])
      ).length > 0,
  },
  // passport
  {
    route: '/[locale]/staff/passport/[trajectoryId]',
    fill: async (town) => ({
      '[trajectoryId]':
        (await town.rows('SELECT id FROM trajectory WHERE ended_at IS NULL ORDER BY id LIMIT 1'))[0]?.id ??
        nobody,
    }),
  },
  { route: '/[locale]/confirm-hours/[token]', fill: async () => ({ '[token]': 'nothing' }) },
  {
    // One's own proof; counsellors open everybody's, which its own test tries.
    route: '/[locale]/my/passport/[trajectoryId]/[partId]',
    fill: async (town, { personId }) => {
      const [own] = await ownHoursProof(town, personId)
      return { '[trajectoryId]': own?.trajectory_id ?? nobody, '[partId]': own?.part_id ?? nobody }
    },
    opens: async (town, { personId }) => (await ownHoursProof(town, personId)).length > 0,
  },
  // proofs
  { route: '/[locale]/verify/[code]', fill: async () => ({ '[code]': 'AAAA-AAAA-AAAA' }) },
  {
    route: '/[locale]/my/wishes/[id]',
    fill: async (town) => ({
      '[id]':
        (await town.rows('SELECT id FROM allocation_round WHERE cancelled_at IS NULL ORDER BY id LIMIT 1'))[0]
          ?.id ?? nobody,
    }),
  },
  {
    route: '/[locale]/staff/courses/rounds/[id]',
    fill: async (town) => ({
      '[id]': (await town.rows('SELECT id FROM allocation_round ORDER BY id LIMIT 1'))[0]?.id ?? nobody,
    }),
  },
  {
    // A file is its writer's own: nobody has one in the seeded town.
    route: '/[locale]/staff/courses/import/[id]',
    fill: async () => ({ '[id]': nobody }),
    opens: async () => false,
  },
  { route: '/[locale]/my/placement/[skill]', fill: async () => ({ '[skill]': 'speaking' }) },
  {
    // A teacher sees the level of their own learners only.
    route: '/[locale]/staff/courses/levels/[id]',
    fill: fillStrangers,
    opens: async (town, { personId, roles }) => {
      if (!roles?.every((role) => role === 'teacher')) return true
      const { '[id]': stranger } = await fillStrangers(town)
      const learners = await town.rows(
        `SELECT 1 FROM booking b JOIN course_run r ON r.pool_id = b.pool_id
          WHERE b.person_id = $1 AND r.teacher_id = $2 AND b.state IN ('placed', 'waiting', 'offered')`,
        [stranger, personId],
      )
      return learners.length > 0
    },
  },
  {
    // A draft is its writer's own: nobody has one in the seeded town.
    route: '/[locale]/my/together/[draftId]',
    fill: async () => ({ '[draftId]': nobody }),
    opens: async () => false,
  },
  {
    route: '/[locale]/staff/courses/groups/[id]',
    fill: async (town) => ({
      '[id]': (await town.rows('SELECT id FROM course_group ORDER BY id LIMIT 1'))[0]?.id ?? nobody,
    }),
  },
  {
    route: '/[locale]/my/groups/[code]',
    fill: async (town) => ({
      '[code]':
        (
          await town.rows('SELECT code AS id FROM course_group WHERE closed_at IS NULL ORDER BY id LIMIT 1')
        )[0]?.id ?? nobody,
    }),
  },
  // people
  { route: '/[locale]/staff/people/[id]', fill: fillStrangers },
  {
    route: '/[locale]/staff/organisations/[id]',
    fill: async (town) => ({
      '[id]':
        (await town.rows('SELECT id FROM organisation WHERE ended_at IS NULL ORDER BY id LIMIT 1'))[0]?.id ??
        nobody,
    }),
  },
  // jobs: nobody has started one yet
  { route: '/[locale]/staff/jobs/[id]', fill: async () => ({ '[id]': nobody }), opens: async () => false },
  // retention
  { route: '/[locale]/staff/retention/[rule]', fill: async () => ({ '[rule]': 'courses.bookings' }) },
  // files: one's own, and those of cases that one's team sees
  {
    route: '/[locale]/my/documents/[id]',
    fill: async (town, { personId }) => ({ '[id]': (await ownDocument(town, personId))[0]?.id ?? nobody }),
    opens: async (town, { personId }) => (await ownDocument(town, personId)).length > 0,
  },
  {
    route: '/[locale]/staff/documents/[id]',
    fill: async (town) => ({ '[id]': (await anyDocument(town))[0]?.id ?? nobody }),
    opens: async (town, { personId }) => {
      const [file] = await anyDocument(town)
      if (!file) return false
      const seen = await town.rows(
        `SELECT 1 FROM help_case c JOIN case_team_member m ON m.team_id = c.team_id AND m.left_at IS NULL
          WHERE c.id::text = $1 AND m.person_id = $2 AND (NOT c.sensitive OR m.safety)`,
        [file.owner_id, personId || nobody],
      )
      return seen.length > 0
    },
  },
  // outbox
  {
    route: '/[locale]/staff/messages/[id]',
    fill: async (town) => ({ '[id]': (await demoMail(town))[0]?.id ?? '0' }),
    opens: async (town) => (await demoMail(town)).length > 0,
  },
]

const ownCase = (town: Town, { personId }: Visitor) =>
  town.rows('SELECT id FROM help_case WHERE person_id = $1 ORDER BY id LIMIT 1', [personId || nobody])
/** A case of the living team: its caseworker opens it, nobody else. */
const teamCase = (town: Town) =>
  town.rows(
    `SELECT c.id, c.person_id FROM help_case c JOIN case_team t ON t.id = c.team_id WHERE t.key = 'wonen' AND NOT c.sensitive ORDER BY c.id LIMIT 1`,
  )
/** The routes of administrative help. */
const caseSamples: readonly Sample[] = [
  { route: '/[locale]/help/ask', fill: async () => ({ '[draftId]': nobody, '[step]': 'check' }) },
  {
    route: '/[locale]/my/cases/[id]',
    fill: async (town, visitor) => {
      const [own] = await ownCase(town, visitor)
      const [other] = await teamCase(town)
      return { '[id]': own?.id ?? other?.id ?? nobody, '[termId]': nobody }
    },
    opens: async (town, visitor) => (await ownCase(town, visitor)).length > 0,
  },
  {
    route: '/[locale]/my/cases/[id]/terms',
    fill: async (town) => ({ '[id]': (await teamCase(town))[0]?.id ?? nobody, '[termId]': nobody }),
    opens: async () => false,
  },
  { route: '/[locale]/staff/cases/rules/[key]', fill: async () => ({ '[key]': 'BE-A-RENEW' }) },
  {
    route: '/[locale]/staff/cases/teams/[id]',
    fill: async (town) => {
      const [team] = await town.rows(`SELECT id FROM case_team WHERE closed_at IS NULL ORDER BY name LIMIT 1`)
      return { '[id]': team?.id ?? nobody }
    },
  },
  { route: '/[locale]/staff/cases/types/[key]', fill: async () => ({ '[key]': 'residenceCard' }) },
  {
    // A fact and a task of no case.
    route: '/[locale]/staff/cases/[id]/facts',
    fill: async () => ({ '[id]': nobody, '[key]': 'submittedOn' }),
    opens: async () => false,
  },
  {
    route: '/[locale]/staff/cases/[id]/tasks',
    fill: async () => ({ '[id]': nobody, '[taskId]': nobody }),
    opens: async () => false,
  },
  {
    // Ids that are of no case: nobody has that letter or note.
    route: '/[locale]/staff/cases/[id]/letters',
    fill: async (town) => ({ '[id]': (await teamCase(town))[0]?.id ?? nobody, '[letterId]': nobody }),
    opens: async () => false,
  },
  {
    route: '/[locale]/staff/cases/[id]/notes',
    fill: async (town) => ({ '[id]': (await teamCase(town))[0]?.id ?? nobody, '[noteId]': nobody }),
    opens: async () => false,
  },
  {
    route: '/[locale]/staff/cases/[id]',
    fill: async (town) => ({ '[id]': (await teamCase(town))[0]?.id ?? nobody }),
    opens: async (town, { personId }) => {
      const rows = await town.rows(
        `SELECT 1 FROM case_team_member m JOIN case_team t ON t.id = m.team_id WHERE t.key = 'wonen' AND m.person_id = $1 AND m.left_at IS NULL`,
        [personId || nobody],
      )
      return rows.length > 0
    },
  },
]

const sampleOf = (route: string): Sample | undefined =>
  [...samples, ...caseSamples]
    .filter((sample) => route.startsWith(sample.route))
    .sort((a, b) => b.route.length - a.route.length)[0]

/** A route's address in Dutch, its brackets filled. */
export async function addressOf(route: string, town: Town, visitor: Visitor): Promise<string> {
  const values = (await sampleOf(route)?.fill(town, visitor)) ?? {}
  const general = { '[locale]': 'nl', '[...rest]': 'nothing-here', '[file]': 'nothing.ics', '[[...at]]': '' }
  const filled = Object.entries({ ...general, ...values }).reduce(
    (address, [bracket, value]) => address.replace(bracket, value),
    route,
  )
  // What may stand at the end and does not leaves no slash behind.
  return filled.replace(/(?<=.)\/$/, '')
}

/** Whether the row behind a route opens to a visitor whom the matrix lets in. */
export async function opensTo(route: string, town: Town, visitor: Visitor): Promise<boolean> {
  return (await sampleOf(route)?.opens?.(town, visitor)) ?? true
}
