import { request as playwrightRequest } from '@playwright/test'
import { handlers, pages } from './support/doors'
import { aboutOne, asked, isStaffRoute, personOf, withoutLook } from './support/looks'
import { addressOf, opensTo } from './support/samples'
import { expect, test } from './support/town'

// Every page and file of the back office, opened by everybody who may: whose name it shows is found in the trail, so
// that the person reads who looked. Pages whose lists leave no look are named with the reason (support/looks.ts).

const routes = [...Object.keys(pages), ...Object.keys(handlers)].filter(isStaffRoute)
const staff = ['teacher', 'caseworker', 'coordinator', 'reception', 'manager', 'admin', 'editor'] as const

test('pages that leave no look are pages that there are', () => {
  for (const list of [withoutLook, aboutOne, personOf, asked])
    expect(Object.keys(list).filter((route) => !routes.includes(route))).toEqual([])
})

for (const persona of staff)
  test(`whose name ${persona} sees is written down`, async ({ town, baseURL }) => {
    test.setTimeout(240_000)
    const client = await playwrightRequest.newContext({ baseURL })
    await client.post('/api/demo/session', { form: { persona }, maxRedirects: 0 })
    const rows = await town.rows(
      `SELECT p.id, r.role FROM person p JOIN role_assignment r ON r.person_id = p.id AND r.revoked_at IS NULL
        WHERE p.demo_persona = $1`,
      [persona],
    )
    const [me] = rows
    if (!me?.id) throw new Error(`no ${persona}`)
    const visitor = { personId: me.id, roles: rows.map((row) => row.role ?? '') }
    // Everybody with a name that is nobody else's, but for colleagues, whose names stand under their work.
    const people = await town.rows(
      `SELECT p.id, p.full_name AS name FROM person p
        WHERE length(p.full_name) > 8 AND p.merged_into_id IS NULL
          AND NOT EXISTS (SELECT FROM role_assignment r WHERE r.person_id = p.id AND r.role IN
            ('teacher', 'reception', 'caseworker', 'coordinator', 'editor', 'translator', 'manager', 'administrator'))
          AND (SELECT count(*) FROM person q WHERE q.full_name = p.full_name) = 1`,
    )
    const [somebody] = people
    const wrong: string[] = []
    for (const route of routes) {
      if (!(await opensTo(route, town, visitor))) continue
      const plain = await addressOf(route, town, visitor)
      const more = asked[route]
      for (const address of [plain, ...(more ? [plain + more.replace('PERSON', somebody?.id ?? '')] : [])]) {
        const [before] = await town.rows('SELECT coalesce(max(id), 0) AS id FROM audit_event')
        const answer = await client.get(address, { maxRedirects: 0 })
        if (answer.status() !== 200) continue
        const text = (await answer.body()).toString('utf8').replaceAll('&#x27;', "'").replaceAll('&amp;', '&')
        const shown = people.filter(({ name }) => text.includes(name ?? ''))
        const found = await town.rows(
          `SELECT DISTINCT person_id AS id FROM audit_event
            WHERE id > $1 AND actor_id = $2 AND event ~ '\\.(viewed|found|exported)$'`,
          [before?.id, me.id],
        )
        const looked = new Set(found.map((row) => row.id))
        const silent = shown.filter(({ id }) => !looked.has(id ?? '') && id !== me.id)
        if (silent.length > 0 && !withoutLook[route])
          wrong.push(`${route}: shows ${silent.length} of ${shown.length} people without a look`)
        if (address !== plain && !looked.has(somebody?.id ?? ''))
          wrong.push(`${route}: no look at the person who is asked for`)
        const [bracket, query] = [aboutOne[route], personOf[route]]
        const at = (bracket ?? /\[(?!locale)[^\]]+\]/.exec(route)?.[0]) as string
        const place = route.split('/').indexOf(at)
        const id = place > 0 ? plain.split('/')[place] : undefined
        const one = bracket ? id : query ? (await town.rows(query, [id]))[0]?.id : undefined
        if (one && one !== me.id && !looked.has(one))
          wrong.push(`${route}: no look at the person it is about`)
      }
    }
    await client.dispose()
    expect(wrong).toEqual([])
  })
