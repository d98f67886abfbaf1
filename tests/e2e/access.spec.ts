import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type APIRequestContext, request as playwrightRequest } from '@playwright/test'
import { matrix, type Permission } from '../../lib/access/matrix'
import { personas } from '../../lib/auth/personas'
import { actions, type Door, handlers, pages } from './support/doors'
import { expect, test } from './support/town'

// Every page, route handler and action of the build × every demo person and a visitor. What the build has and the
// list has not fails here, and so does a door that is open to somebody whom the matrix keeps out.

const root = path.resolve(import.meta.dirname, '../..')
const readJson = (file: string) => JSON.parse(readFileSync(path.join(root, '.next/server', file), 'utf8'))

const built = Object.keys(readJson('app-paths-manifest.json'))
  .map((key) => key.replace('/(public)', ''))
  .filter((key) => !key.startsWith('/_'))
const builtPages = built.filter((key) => key.endsWith('/page')).map((key) => key.replace(/\/page$/, ''))
const builtHandlers = built.filter((key) => key.endsWith('/route')).map((key) => key.replace(/\/route$/, ''))
type BuiltAction = { id: string; name: string; page: string }
const builtActions: BuiltAction[] = Object.entries(
  readJson('server-reference-manifest.json').node as Record<
    string,
    { exportedName: string; workers: Record<string, unknown> }
  >,
).map(([id, { exportedName, workers }]) => ({
  id,
  name: exportedName,
  // Next knows an action only on the pages that use it.
  page: (Object.keys(workers)[0] ?? '')
    .replace(/^app/, '')
    .replace('/(public)', '')
    .replace(/\/page$/, ''),
}))

const open = (door: Door, roles: readonly string[] | null): boolean => {
  if (door === 'public') return true
  const allowed: readonly string[] = matrix[door as Permission]
  if (allowed.includes('anyone')) return true
  if (!roles) return false
  return allowed.includes('person') || roles.some((role) => allowed.includes(role))
}

test.describe('the access matrix', () => {
  test('lists every page, handler and action of the build, and nothing else', () => {
    expect(builtPages.sort()).toEqual(Object.keys(pages).sort())
    expect(builtHandlers.sort()).toEqual(Object.keys(handlers).sort())
    expect(builtActions.map((action) => action.name).sort()).toEqual(Object.keys(actions).sort())
  })

  for (const persona of [null, ...personas])
    test(`is what ${persona ?? 'a visitor'} meets`, async ({ town, baseURL }) => {
      test.setTimeout(180_000)
      const client: APIRequestContext = await playwrightRequest.newContext({ baseURL })
      let roles: string[] | null = null
      let personId = ''
      if (persona) {
        await client.post('/api/demo/session', { form: { persona }, maxRedirects: 0 })
        const rows = await town.rows(
          `SELECT p.id, r.role FROM person p JOIN role_assignment r ON r.person_id = p.id AND r.revoked_at IS NULL WHERE p.demo_persona = $1`,
          [persona],
        )
        roles = rows.map((row) => row.role ?? '')
        personId = rows[0]?.id ?? ''
      }
      const [run] = await town.rows(
        `SELECT r.id, r.course_id FROM course_run r JOIN course c ON c.id = r.course_id
          WHERE r.published_at IS NOT NULL AND r.cancelled_at IS NULL AND r.first_lesson_at > now() AND c.published_at IS NOT NULL AND c.closed_at IS NULL
          ORDER BY r.id LIMIT 1`,
      )
      const [strangersBooking] = await town.rows(
        `SELECT b.id FROM booking b JOIN person p ON p.id = b.person_id WHERE p.demo_persona IS NULL AND b.state = 'placed' ORDER BY b.id LIMIT 1`,
      )
      const [ownBooking] = await town.rows(
        'SELECT id FROM booking WHERE person_id = $1 ORDER BY id LIMIT 1',
        [personId || '00000000-0000-7000-8000-000000000000'],
      )
      const strangers = await town.rows(
        `SELECT id FROM person WHERE demo_persona IS NULL AND merged_into_id IS NULL ORDER BY id LIMIT 2`,
      )
      const [mail] = await town.rows('SELECT id FROM demo_mail ORDER BY id LIMIT 1')
      const [teaches] = await town.rows('SELECT 1 AS yes FROM course_run WHERE id = $1 AND teacher_id = $2', [
        run?.id,
        personId || null,
      ])
      const address = (route: string) =>
        route
          .replace('[locale]', 'nl')
          .replace('[...rest]', 'nothing-here')
          .replace('/my/bookings/[id]', `/my/bookings/${ownBooking?.id ?? strangersBooking?.id}`)
          .replace('/people/[id]', `/people/${strangers[0]?.id}`)
          .replace('[other]', strangers[1]?.id ?? '')
          .replace('/messages/[id]', `/messages/${mail?.id ?? 0}`)
          .replace('/courses/[id]', `/courses/${run?.course_id}`)
          .replace('[runId]', run?.id ?? '')
          .replace('[draftId]', '00000000-0000-7000-8000-000000000000')
          .replace('[file]', 'nothing.ics')
      const wrong: string[] = []
      const get = async (route: string) => {
        const answer = await client.get(address(route), { maxRedirects: 0 })
        return { status: answer.status(), to: answer.headers().location ?? '' }
      }

      for (const [route, door] of [...Object.entries(pages), ...Object.entries(handlers)]) {
        if (door === 'public') continue
        const { status, to } = await get(route)
        let wanted = open(door, roles)
        // Relationship: a teacher opens the roster of their own runs only; a booking is its owner's only.
        if (
          route.includes('[runId]') &&
          door === 'courses.roster.view' &&
          roles?.every((role) => role === 'teacher')
        )
          wanted = teaches !== undefined
        if (route === '/[locale]/my/bookings/[id]' && !ownBooking) wanted = false
        if (route === '/[locale]/staff/messages/[id]' && !mail) wanted = false
        const met =
          wanted === (status === 200) &&
          (wanted || status === 404 || (!persona && status === 307 && to.includes('/sign-in?back=')))
        if (!met) wrong.push(`${route} (${door}): ${status} ${to}, should ${wanted ? 'open' : 'stay shut'}`)
      }

      // What is somebody else's does not exist.
      const other = await client.get(`/nl/my/bookings/${strangersBooking?.id}`, { maxRedirects: 0 })
      if (![404, 307].includes(other.status())) wrong.push(`a stranger's booking: ${other.status()}`)

      for (const { id, name, page } of builtActions) {
        // They would end this very session, and those of journeys that are walked at the same time.
        if (persona && ['signOutAction', 'endOtherSessionsAction'].includes(name)) continue
        const answer = await client.post(address(page), {
          maxRedirects: 0,
          headers: { origin: baseURL ?? '' },
          multipart: {
            $ACTION_REF_1: '',
            '$ACTION_1:0': JSON.stringify({ id, bound: '$@1' }),
            '$ACTION_1:1': JSON.stringify([{ status: 'idle' }]),
            $ACTION_KEY: 'k0000',
            _locale: 'nl',
            _path: '/sign-in',
          },
        })
        const to = answer.headers().location ?? ''
        const door = actions[name] ?? 'public'
        const shut = answer.status() === 404 || (answer.status() === 303 && to.includes('/sign-in?back='))
        // An open door may still lead to "not found": nothing that the empty form names is there.
        if (answer.status() >= 500 || !(shut || open(door, roles)))
          wrong.push(`${name} (${door}): ${answer.status()} ${to}, should stay shut`)
      }
      await client.dispose()
      expect(wrong).toEqual([])
    })
})
