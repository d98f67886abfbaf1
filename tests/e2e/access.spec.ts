import { readFileSync } from 'node:fs'
import path from 'node:path'
import { type APIRequestContext, request as playwrightRequest } from '@playwright/test'
import { matrix, type Permission } from '../../lib/access/matrix'
import { personas } from '../../lib/auth/personas'
import { actions, type Door, handlers, pages } from './support/doors'
import { addressOf, opensTo, strangersBooking } from './support/samples'
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
      const visitor = { personId, roles }
      const [stranger] = await strangersBooking(town)
      const wrong: string[] = []
      for (const [route, door] of [...Object.entries(pages), ...Object.entries(handlers)]) {
        if (door === 'public') continue
        const answer = await client.get(await addressOf(route, town, visitor), { maxRedirects: 0 })
        const status = answer.status()
        const to = answer.headers().location ?? ''
        const wanted = open(door, roles) && (await opensTo(route, town, visitor))
        const met =
          wanted === (status === 200) &&
          (wanted || status === 404 || (!persona && status === 307 && to.includes('/sign-in?back=')))
        if (!met) wrong.push(`${route} (${door}): ${status} ${to}, should ${wanted ? 'open' : 'stay shut'}`)
      }

      // What is somebody else's does not exist.
      const other = await client.get(`/nl/my/bookings/${stranger?.id}`, { maxRedirects: 0 })
      if (![404, 307].includes(other.status())) wrong.push(`a stranger's booking: ${other.status()}`)

      for (const { id, name, page } of builtActions) {
        // They would end this very session, and those of journeys that are walked at the same time.
        if (persona && ['signOutAction', 'endOtherSessionsAction'].includes(name)) continue
        const answer = await client.post(await addressOf(page, town, visitor), {
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
