import { describe, expect, test } from 'vitest'
import { coursesCalendar, coursesFeed, tagOf } from '@/lib/courses/feed'
import { feedResponse } from '@/lib/courses/feed-response'
import { cancelRun } from '@/lib/courses/schedule-run'
import { days, shift } from '@/lib/time/time'
import { contextOf, noon, testDatabase } from '../../support/database'
import { makeRun } from '../../support/factories'

const database = testDatabase()
const unfold = (ics: string) => ics.replace(/\r\n[ \t]/g, '')

describe('the calendar one subscribes to', () => {
  test('has every lesson once, in the town’s zone, with a UID that stays', async () => {
    const ctx = contextOf(database)
    await makeRun(ctx, { title: 'Nederlands, stap 1; vervolg' })
    const ics = unfold(await coursesCalendar(ctx, 'nl'))
    expect(ics.match(/BEGIN:VEVENT/g)).toHaveLength(3)
    expect(ics).toContain('BEGIN:VTIMEZONE')
    expect(ics).toMatch(/DTSTART;TZID=Europe\/Brussels:20261104T110000/)
    expect(ics).toContain('SUMMARY:Nederlands\\, stap 1\\; vervolg')
    const uids = [...ics.matchAll(/^UID:(.*)\r$/gm)].map((match) => match[1])
    expect(new Set(uids).size).toBe(3)
    // Asked an hour later nothing has changed: the same file, the same tag.
    const later = await coursesCalendar(contextOf(database, { now: shift(noon, 3600_000) }), 'nl')
    expect(tagOf(later)).toBe(tagOf(await coursesCalendar(ctx, 'nl')))
  })

  test('says CANCELLED with a higher SEQUENCE when a run is called off', async () => {
    const ctx = contextOf(database)
    const run = await makeRun(ctx, { title: 'Gaat niet door' })
    const eventsOf = (ics: string) =>
      unfold(ics)
        .split('BEGIN:VEVENT')
        .filter((event) => event.includes('SUMMARY:Gaat niet door'))
    const before = eventsOf(await coursesCalendar(ctx, 'nl'))
    await cancelRun(ctx, { runId: run.runId, reason: 'Ziek' })
    const after = eventsOf(await coursesCalendar(ctx, 'nl'))
    expect(after).toHaveLength(3)
    const sequence = (event = '') => Number(/SEQUENCE:(\d+)/.exec(event)?.[1])
    const uid = (event = '') => /UID:(.*)/.exec(event)?.[1]
    for (const [n, event] of after.entries()) {
      expect(event).toContain('STATUS:CANCELLED')
      expect(uid(event)).toBe(uid(before[n]))
      expect(sequence(event)).toBeGreaterThan(sequence(before[n]))
    }
    // Long after, nobody needs to hear of it any more.
    const late = await coursesCalendar(contextOf(database, { now: shift(noon, days(61)) }), 'nl')
    expect(eventsOf(late)).toEqual([])
  })

  test('leaves out drafts and says no word of a person', async () => {
    const ctx = contextOf(database)
    await makeRun(ctx, { title: 'Nog een ontwerp', published: false })
    const ics = await coursesCalendar(ctx, 'nl')
    expect(ics).not.toContain('Nog een ontwerp')
    expect(ics).not.toMatch(/ATTENDEE|ORGANIZER|Vermeulen/)
  })
})

describe('the feed', () => {
  test('is Atom in its language, and no title breaks it', async () => {
    const ctx = contextOf(database)
    await makeRun(ctx, { title: 'Praten <b>&"\u0007 luisteren' })
    const xml = await coursesFeed(ctx, 'ar')
    expect(xml).toContain('xml:lang="ar"')
    expect(xml).toContain('Praten &lt;b&gt;&amp;&quot; luisteren')
    // The text there is, marked with its own language.
    expect(xml).toContain('<entry xml:lang="nl">')
    expect(xml).not.toContain('\u0007')
  })

  test('answers nothing again to who has it', async () => {
    const body = await coursesFeed(contextOf(database), 'nl')
    const first = feedResponse(new Request('http://localhost/x'), body, 'application/atom+xml')
    const etag = first.headers.get('etag') ?? ''
    expect(first.status).toBe(200)
    const again = feedResponse(
      new Request('http://localhost/x', { headers: { 'if-none-match': `W/${etag}` } }),
      body,
      'application/atom+xml',
    )
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })
})
