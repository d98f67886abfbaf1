import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { bookPlace } from '@/lib/courses/book-place'
import { planningBoard } from '@/lib/courses/planning/board'
import { copyOf } from '@/lib/courses/planning/copy'
import { demandReport } from '@/lib/courses/planning/demand'
import { exportDemand, readDemand } from '@/lib/courses/planning/demand-export'
import { exportPlanning } from '@/lib/courses/planning/export'
import { checkImport, importRuns, keepImport } from '@/lib/courses/planning/import-runs'
import { scheduleRun } from '@/lib/courses/schedule-run'
import { runInput } from '@/lib/courses/schema'
import { newId } from '@/lib/db/ids'
import { inTransaction } from '@/lib/db/transaction'
import { grantRole } from '@/lib/people/register'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople, makeRun } from '../../support/factories'

const database = testDatabase()
const zone = 'Europe/Brussels'

async function town() {
  const ctx = contextOf(database)
  const venueId = newId()
  const name = `Samen ${venueId.slice(-6)}`
  await database.db.venue.create({
    data: {
      id: venueId,
      slug: venueId,
      name,
      street: 'Lindeplein',
      houseNumber: '4',
      postalCode: '9990',
      town: 'Lindeveld',
      latitude: 51,
      longitude: 3.8,
      stepFree: true,
      rooms: { create: { id: newId(), name: 'Lokaal 1', capacity: 16 } },
    },
  })
  const [teacherId = '', staffId = ''] = await makePeople(ctx, 2)
  await grantRole(ctx, teacherId, 'teacher')
  const { email } = await database.db.person.findUniqueOrThrow({ where: { id: teacherId } })
  const { courseId } = await makeRun(ctx)
  const { slug } = await database.db.course.findUniqueOrThrow({ where: { id: courseId } })
  return {
    ctx: contextOf(database, { actor: personActor(staffId, ['coordinator']) }),
    name,
    venueId,
    email: email ?? '',
    teacherId,
    slug,
    courseId,
  }
}
const head = 'course;setting;venue;room;teacher;capacity;childcare;startsOn;endsOn;weekly'

describe('a file of runs', () => {
  test('each bad line is said, with its column; nothing is half imported', async () => {
    const { ctx, name, email, slug, courseId } = await town()
    const text = [
      head,
      `${slug};centre;${name};Lokaal 1;${email};12;4;2027-02-01;2027-03-01;1 09:30-11:30`,
      `no-such-course;centre;${name};Lokaal 1;${email};12;;2027-02-01;2027-03-01;2 09:30-11:30`,
      `${slug};centre;${name};Lokaal 9;;12;;2027-02-31;2027-03-01;noon`,
      `${slug};centre;${name};Lokaal 1;Somebody else;12;;2027-02-01;2027-03-01;1 10:00-12:00`,
    ].join('\n')
    const kept = await keepImport(ctx, { text })
    if (!kept.ok) throw new Error(kept.refusal)
    const checked = await checkImport(ctx, kept.value.importId, zone)
    expect(checked?.problems.map(({ line, column, key }) => [line, column, key])).toEqual([
      [3, 'course', 'unknown'],
      [4, 'room', 'unknown'],
      [4, 'weekly', 'weekly'],
      [4, 'startsOn', 'invalidDate'],
      [4, 'teacher', 'required'],
      [5, null, 'roomTaken'],
    ])
    expect(await importRuns(ctx, kept.value, zone)).toMatchObject({ refusal: 'problems' })
    expect(await database.db.courseRun.count({ where: { courseId } })).toBe(1)
  })

  test('a clean file comes in as a whole, as drafts, once; it is its writer’s own', async () => {
    const { ctx, name, email, slug, courseId, teacherId } = await town()
    const text = `${head}\n${slug};centre;${name};Lokaal 1;${email};12;4;2027-02-01;2027-03-01;"1 09:30-11:30, 4 09:30-11:30"\n${slug};centre;${name};;Gast O'Brien;10;;2027-02-02;2027-03-01;2 19:00-21:00`
    const kept = await keepImport(ctx, { text })
    if (!kept.ok) throw new Error(kept.refusal)
    expect((await checkImport(ctx, kept.value.importId, zone))?.problems).toEqual([])
    const [other = ''] = await makePeople(ctx, 1)
    const stranger = contextOf(database, { actor: personActor(other, ['coordinator']) })
    expect(await checkImport(stranger, kept.value.importId, zone)).toBeNull()
    expect(await importRuns(stranger, kept.value, zone)).toMatchObject({ refusal: 'notFound' })
    expect(await importRuns(ctx, kept.value, zone)).toMatchObject({ ok: true, value: { runs: 2 } })
    expect(await importRuns(ctx, kept.value, zone)).toMatchObject({ refusal: 'already' })
    const runs = await database.db.courseRun.findMany({
      where: { courseId, publishedAt: null },
      orderBy: { startsOn: 'asc' },
    })
    expect(runs.map((run) => [run.teacherId, run.teacherName, run.childcare])).toEqual([
      [teacherId, 'Person 0', true],
      [null, "Gast O'Brien", false],
    ])
  })

  test('what is exported is read back as it was; a leading = is disarmed; the workbook opens', async () => {
    const { ctx, name, slug, venueId } = await town()
    const kept = await keepImport(ctx, {
      text: `${head}\n${slug};centre;${name};Lokaal 1;=HYPERLINK(1);12;4;2027-02-01;2027-03-01;1 09:30-11:30`,
    })
    if (!kept.ok) throw new Error(kept.refusal)
    await importRuns(ctx, kept.value, zone)
    const board = { from: '2027-02-01', venueId }
    const csv = (await (await exportPlanning(ctx, board, 'csv'))?.text()) ?? ''
    expect(csv).toContain("'=HYPERLINK(1)")
    const read = parse(csv.replace(/^\uFEFF/, ''), { delimiter: ';', columns: true }) as Record<
      string,
      string
    >[]
    expect(read).toMatchObject([
      { course: slug, venue: name, room: 'Lokaal 1', capacity: '12', childcare: '4', startsOn: '2027-02-01' },
    ])
    // Back in, the room is taken by itself: the file is understood to the last column.
    const again = await keepImport(ctx, { text: csv })
    if (!again.ok) throw new Error(again.refusal)
    expect((await checkImport(ctx, again.value.importId, zone))?.problems).toMatchObject([
      { key: 'roomTaken' },
    ])
    const workbook = Buffer.from(
      (await (await exportPlanning(ctx, board, 'xlsx'))?.arrayBuffer()) ?? new ArrayBuffer(0),
    )
    expect(workbook.subarray(0, 2).toString()).toBe('PK')
  })

  test('the link of an online run is for who plans, not for who only reads the plan', async () => {
    const { ctx, slug } = await town()
    const link = 'https://meet.example.org/geheim'
    const kept = await keepImport(ctx, {
      text: `${head};onlineUrl\n${slug};online;;;Lies Peeters;12;;2027-02-01;2027-03-01;1 09:30-11:30;${link}`,
    })
    if (!kept.ok) throw new Error(kept.refusal)
    expect(await importRuns(ctx, kept.value, zone)).toMatchObject({ ok: true })
    const board = { from: '2027-02-01', venueId: null }
    const reads = (role: 'coordinator' | 'reception' | 'teacher') =>
      exportPlanning(
        contextOf(database, {
          actor: personActor(ctx.actor.kind === 'person' ? ctx.actor.personId : '', [role]),
        }),
        board,
        'csv',
      )
    expect(await (await reads('coordinator'))?.text()).toContain(link)
    const reception = (await (await reads('reception'))?.text()) ?? ''
    expect(reception).toContain(slug)
    expect(reception).not.toContain(link)
    expect(await reads('teacher')).toBeNull()
  })

  test('one who imports while somebody plans the same room is told so, and nothing of the file comes in', async () => {
    const { ctx, name, slug, courseId, venueId, teacherId } = await town()
    const { id: roomId } = await database.db.room.findFirstOrThrow({ where: { venueId } })
    const line = (weekday: number) =>
      `${slug};centre;${name};Lokaal 1;Lies Peeters;12;;2027-02-01;2027-03-01;${weekday} 09:30-11:30`
    const kept = await keepImport(ctx, { text: [head, line(1), line(2), line(3)].join('\n') })
    if (!kept.ok) throw new Error(kept.refusal)
    const gate = Promise.withResolvers<void>()
    const holds = Promise.withResolvers<void>()
    const colleague = inTransaction(ctx, async (tx) => {
      const planned = await scheduleRun(
        tx,
        runInput.parse({
          courseId,
          setting: 'centre',
          venueId,
          roomId,
          teacherId,
          capacity: 12,
          startsOn: '2027-02-01',
          endsOn: '2027-03-01',
          weekly: [{ weekday: 2, from: '09:00', to: '10:00' }],
        }),
        zone,
      )
      // The colleague is first, and has not committed yet: only then the file comes.
      holds.resolve()
      await gate.promise
      return planned
    })
    await Promise.race([holds.promise, colleague])
    const blocked = async () =>
      Number(
        (
          await database.sql(
            `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          )
        ).rows[0]?.count,
      )
    const importing = importRuns(ctx, kept.value, zone)
    await expect
      .poll(blocked, { timeout: 2500 })
      .toBeGreaterThan(0)
      .finally(() => gate.resolve())
    expect(await colleague).toMatchObject({ ok: true })
    expect(await importing).toMatchObject({ refusal: 'justTaken' })
    expect(await database.db.courseRun.count({ where: { courseId, roomId } })).toBe(1)
    // The page looks again and says which line it is.
    expect((await checkImport(ctx, kept.value.importId, zone))?.problems).toMatchObject([
      { line: 3, key: 'roomTaken' },
    ])
  })
})

test('the board shows which run takes a room in which week, and how full it is', async () => {
  const { ctx, name, slug, venueId, email } = await town()
  const kept = await keepImport(ctx, {
    text: `${head}\n${slug};centre;${name};Lokaal 1;${email};12;;2027-02-01;2027-02-14;"1 09:30-11:30, 4 09:30-11:30"`,
  })
  if (!kept.ok) throw new Error(kept.refusal)
  await importRuns(ctx, kept.value, zone)
  const board = await planningBoard(ctx, 'nl', { by: 'room', venueId, from: '2027-02-01', page: 1 }, zone)
  expect(board.rows).toHaveLength(1)
  expect(board.rows[0]?.weeks.map((cells) => cells.map((cell) => cell.lessons))).toEqual([
    [2],
    [2],
    [],
    [],
    [],
    [],
    [],
    [],
  ])
  expect(board.rows[0]?.weeks[0]?.[0]).toMatchObject({ capacity: 12, taken: 0, draft: true })
})

test('a copy begins in the week after the end, on the same weekday, and is as long', () => {
  expect(copyOf({ startsOn: '2027-02-02', endsOn: '2027-03-05' })).toMatchObject({
    startsOn: '2027-03-09',
    endsOn: '2027-04-09',
  })
})

test('who waits for what: wishes and waiting lists together, nobody twice, the longest first', async () => {
  const ctx = contextOf(database)
  await database.sql('DELETE FROM course_demand')
  const run = await makeRun(ctx, { capacity: 1 })
  const [one = '', two = '', three = ''] = await makePeople(ctx, 3, 'uk')
  await bookPlace(ctx, { runId: run.runId, personId: one, bookedBy: 'self' })
  await bookPlace(ctx, { runId: run.runId, personId: two, bookedBy: 'self' })
  const wish = { level: 'A0', dayPart: 'morning', language: 'uk', childcare: true }
  await ctx.db.courseDemand.createMany({
    data: [two, three].map((personId, n) => ({
      id: newId(),
      personId,
      ...wish,
      askedAt: new Date(noon.getTime() - (n + 1) * 86_400_000),
    })),
  })
  const [row] = await demandReport(ctx, { language: 'uk', level: 'A0' })
  expect(row).toMatchObject({ level: 'A0', dayPart: 'morning', language: 'uk', people: 2, childcare: 2 })
  expect(row?.waitingSince.toISOString()).toBe('2026-10-03T10:00:00.000Z')
  // The file holds the page's rows, in its words.
  const manager = contextOf(database, { actor: personActor(one, ['manager']) })
  const filters = readDemand({ level: 'A0', language: 'uk', daypart: 'midnight' })
  expect(filters).toEqual({ level: 'A0', language: 'uk' })
  const csv = (await (await exportDemand(manager, 'nl', filters, 'csv'))?.text()) ?? ''
  expect(parse(csv.replace(/^\uFEFF/, ''), { delimiter: ';' })).toEqual([
    ['Niveau', 'Wanneer', 'Taal', 'Mensen', 'Met kinderen', 'Langste wacht sinds'],
    ['A0', expect.stringMatching(/voormiddag/i), 'Oekraïens', '2', '2', '2026-10-03'],
  ])
  const book = Buffer.from(
    (await (await exportDemand(manager, 'nl', filters, 'xlsx'))?.arrayBuffer()) ?? new ArrayBuffer(0),
  )
  expect(book.subarray(0, 2).toString()).toBe('PK')
  expect(
    await exportDemand(contextOf(database, { actor: personActor(one, ['teacher']) }), 'nl', {}, 'csv'),
  ).toBeNull()
})
