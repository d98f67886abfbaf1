import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { forgetSettings } from '@/lib/config/settings'
import { sqlState } from '@/lib/db/errors'
import { deliverNext } from '@/lib/outbox/deliver'
import { threadMessages } from '@/lib/threads/messages'
import { forgetThreadsOf, threadsPersonalData } from '@/lib/threads/personal-data'
import { readThread, unreadCounts } from '@/lib/threads/queries'
import { writeMessageInput } from '@/lib/threads/schema'
import { checkTranslation, translateMessage, translateNext } from '@/lib/threads/translate-message'
import { writeMessage } from '@/lib/threads/write-message'
import { minutes, shift } from '@/lib/time/time'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'
import { makeThing, type Thing } from '../../support/files/owner'
import { talkOwner } from '../../support/files/talk'

const database = testDatabase({ connections: 10 })
const things = new Map<string, Thing>()
const owner = talkOwner(things)
let newcomer = ''
let worker = ''
let stranger = ''
let thing: Thing
let clock = noon
const as = (id: string) => contextOf(database, { actor: personActor(id), now: clock })
const machine = () => contextOf(database, { now: clock })
const later = (ms: number) => {
  clock = shift(clock, ms)
}

beforeAll(async () => {
  ;[newcomer = ''] = await makePeople(contextOf(database), 1, 'ti')
  ;[worker = '', stranger = ''] = await makePeople(contextOf(database), 2, 'nl')
  await database.db.person.update({
    where: { id: newcomer },
    data: { fullName: 'Selam Tesfay', callName: 'Selam' },
  })
  await database.db.person.update({
    where: { id: worker },
    data: { fullName: 'Lies Vermeulen', callName: 'Lies' },
  })
})
beforeEach(async () => {
  thing = makeThing(newcomer, [worker])
  things.set(thing.id, thing)
  later(minutes(1))
})

type Said = {
  text?: string
  parts?: { id: string; blanks?: Record<string, string> }[]
  key?: string
  language?: string
  do?: string
  attachment?: string
}
const say = (who: string, said: Said, where = thing) =>
  writeMessage(as(who), [owner], {
    ownerKind: owner.kind,
    ownerId: where.id,
    key: randomUUID(),
    do: 'send',
    language: who === newcomer ? 'ti' : 'nl',
    ...said,
  } as never)
const read = async (who: string, locale: 'nl' | 'ti' | 'ar' = who === newcomer ? 'ti' : 'nl') => {
  const view = await readThread(as(who), owner, thing.id, locale, { gaps: (name) => name })
  if (!view) throw new Error('not theirs')
  return view
}
const booked = { id: 'appointment.booked', blanks: { day: '2026-10-08', time: '10:30' } }

describe('a conversation in two languages', () => {
  test('a phrase is read by each in their own language, with no service at all', async () => {
    expect(await say(worker, { parts: [booked] })).toMatchObject({ ok: true, value: { done: 'sent' } })
    later(minutes(1))
    const [there] = (await read(newcomer)).messages
    expect(there?.original).toMatchObject({ language: 'nl' })
    expect(there?.original.phrases[0]).toMatch(/^Je afspraak is op .*donderdag 8 oktober 2026.* om .*10:30/)
    expect(there?.translation).toMatchObject({ language: 'ti', missing: false })
    expect(there?.translation?.parts[0]).toMatchObject({ by: 'phrasebook' })
    expect(there?.translation?.parts[0]?.text).toMatch(/^ቆጸራኹም/)
    // Whoever wrote it sees what the other reads.
    const [here] = (await read(worker)).messages
    expect(here?.translation?.parts[0]?.text).toBe(there?.translation?.parts[0]?.text)
    expect(here?.readByOther).toBe(true)
  })
  test('own words stay as written, and say so until somebody translates them', async () => {
    const words = 'ደብዳበ መጺኡኒ ኣይተረድኣንን 👩‍👩‍👧 O’Brien <b>'
    await say(newcomer, { text: words })
    const [fresh] = (await read(worker)).messages
    expect(fresh).toMatchObject({
      fresh: true,
      original: { text: words, language: 'ti' },
      translation: { missing: true },
    })
    later(minutes(1))
    expect((await read(worker)).messages[0]?.fresh).toBe(false)
    const done = await translateMessage(as(worker), [owner], {
      messageId: fresh?.id ?? '',
      locale: 'nl',
      text: 'Ik kreeg een brief. Ik begrijp hem niet.',
    })
    expect(done.ok).toBe(true)
    expect((await read(worker)).messages[0]?.translation).toMatchObject({
      missing: false,
      parts: [{ by: 'person', name: 'Lies', text: 'Ik kreeg een brief. Ik begrijp hem niet.' }],
    })
    // The newcomer themselves may not translate for staff, nor a stranger.
    for (const who of [newcomer, stranger])
      expect(
        await translateMessage(as(who), [owner], { messageId: fresh?.id ?? '', locale: 'nl', text: 'x' }),
      ).toMatchObject({ refusal: 'notFound' })
  })
  test('somebody else’s conversation does not exist', async () => {
    await say(newcomer, { text: 'geheim' })
    expect(await readThread(as(stranger), owner, thing.id, 'nl', { gaps: (name) => name })).toBeNull()
    expect(await say(stranger, { text: 'ik ook' })).toMatchObject({ refusal: 'notFound' })
    expect(await unreadCounts(as(stranger), owner.kind, 'staff', [thing.id])).toEqual(
      new Map([[thing.id, 1]]),
    )
  })
  test('in what is closed nothing is said any more, and it can still be read', async () => {
    await say(worker, { text: 'dag' })
    thing.open = false
    expect(await say(newcomer, { text: 'te laat' })).toMatchObject({ refusal: 'closed' })
    expect((await read(newcomer)).messages).toHaveLength(1)
  })
  test('a form that is sent ten times at once is one message', async () => {
    const key = randomUUID()
    const answers = await Promise.allSettled(
      Array.from({ length: 10 }, () => say(newcomer, { text: 'een keer', key })),
    )
    expect(answers.every((answer) => answer.status === 'fulfilled' && answer.value.ok)).toBe(true)
    expect(await database.db.threadMessage.count({ where: { key } })).toBe(1)
    expect(await say(newcomer, { text: 'een keer', key })).toMatchObject({
      ok: true,
      value: { done: 'sent' },
    })
    expect(await database.db.threadMessage.count({ where: { key } })).toBe(1)
    // Another person with that key gets nothing of it.
    expect(await say(worker, { text: 'x', key })).toMatchObject({ refusal: 'notFound' })
  })
  test('an attachment is only what the owner offers', async () => {
    await say(worker, { text: 'dit graag', attachment: 'paper:passport' })
    await say(worker, { text: 'en dit', attachment: 'paper:someoneelses' })
    // What is over is no longer offered, however it is asked for.
    await say(worker, { text: 'en dat', attachment: 'appointment:old' })
    const { messages, attachable } = await read(newcomer)
    expect(messages.map((message) => message.attachments.map(({ label }) => label))).toEqual([
      ['Paspoort'],
      [],
      [],
    ])
    expect(attachable.map(({ label }) => label)).toEqual(['Paspoort'])
    // What was attached while it stood is shown for as long as the message is there.
    await database.db.threadMessage.updateMany({
      where: { id: messages[2]?.id ?? '' },
      data: { attachments: [{ kind: 'appointment', id: 'old' }] },
    })
    expect((await read(newcomer)).messages[2]?.attachments).toMatchObject([{ label: 'Geweest' }])
  })
  test('a draft keeps everything typed, step by step, and is gone when it is sent', async () => {
    await say(worker, { text: 'Dag Selam', do: 'add:appointment.booked' })
    let { draft } = await read(worker)
    expect(draft).toMatchObject({ text: 'Dag Selam' })
    expect(draft.parts[0]).toMatchObject({
      names: ['day', 'time'],
      here: 'Je afspraak is op [day] om [time].',
    })
    await say(worker, {
      text: 'Dag Selam',
      key: draft.key,
      do: 'look',
      parts: [{ id: 'appointment.booked', blanks: { day: '31 februari', time: '9.15' } }],
    })
    ;({ draft } = await read(worker))
    // What cannot be is still there, as it was typed.
    expect(draft.parts[0]?.blanks).toEqual({ day: '31 februari', time: '9.15' })
    expect(draft.parts[0]?.there).toContain('09:15')
    expect(draft.parts[0]?.there).toContain('[day]')
    await say(worker, { text: 'Dag', key: draft.key, do: 'send', parts: [booked] })
    expect((await read(worker)).draft).toMatchObject({ text: '', parts: [] })
  })
  test('a gap left out of the form, or a phrase that is none, is refused', async () => {
    expect(
      await say(worker, { parts: [{ id: 'appointment.booked', blanks: { day: '2026-10-08' } }] }),
    ).toMatchObject({
      refusal: 'gapOpen',
    })
    expect(await say(worker, { do: 'add:__proto__.x' })).toMatchObject({ refusal: 'notFound' })
    const base = { ownerKind: 'x', ownerId: randomUUID(), key: randomUUID(), language: 'nl' }
    const faults = (input: object) =>
      writeMessageInput
        .safeParse({ ...base, ...input })
        .error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`)
    expect(faults({ do: 'send' })).toEqual(['text required'])
    expect(faults({ do: 'send', text: 'x'.repeat(5001) })).toEqual(['text tooLong'])
    expect(
      faults({ do: 'send', parts: [{ id: 'appointment.booked', blanks: { day: '2026-02-31', time: '' } }] }),
    ).toEqual(['parts.0.blanks.day invalidDate', 'parts.0.blanks.time required'])
    expect(faults({ do: 'drop everything' })).toEqual(['do invalidChoice'])
    expect(faults({ do: 'look', parts: [{ id: 'evil', blanks: {} }] })).toEqual(['parts.0.id invalidChoice'])
  })
})

describe('the mail about it', () => {
  test('comes once for each time that somebody has something unread, and says nothing of what was said', async () => {
    await say(worker, { text: 'Geheim woord Kanarie' })
    await say(worker, { text: 'En nog een Kanarie' })
    const [mine] = await database.db.thread.findMany({ where: { ownerId: thing.id } })
    const queued = async () =>
      (
        await database.db.outboxMessage.findMany({
          where: { personId: newcomer, kind: 'threads.messageWritten', deliveredAt: null },
        })
      ).filter((message) => (message.data as { threadId?: string }).threadId === mine?.id)
    expect(await queued()).toHaveLength(1)
    expect(JSON.stringify((await queued())[0]?.data)).not.toMatch(/Kanarie|Selam|Lies/)
    while ((await deliverNext(machine(), threadMessages([owner]))) === 'sent');
    const [mail] = await database.db.demoMail.findMany({ orderBy: { id: 'desc' }, take: 1 })
    expect(`${mail?.subject} ${mail?.text}`).not.toMatch(/Kanarie|Selam|Lies|Vermeulen/)
    expect(mail?.text).toContain(`/ti/my/things/${thing.id}`)
    // Read, then something new: one more.
    later(minutes(1))
    await read(newcomer)
    later(minutes(1))
    await say(worker, { text: 'Weer iets' })
    expect(await queued()).toHaveLength(1)
  })
})

describe('a machine that translates', () => {
  const asked: { q: string; source: string; target: string; api_key?: string }[] = []
  let answer: (asked: { q: string }) => { status: number; body: unknown; after?: number } = () => ({
    status: 200,
    body: {},
  })
  // A real server that speaks LibreTranslate's API.
  const server = http.createServer((request, response) => {
    let body = ''
    request.on('data', (piece) => (body += piece))
    request.on('end', () => {
      const question = JSON.parse(body)
      asked.push(question)
      const { status, body: said } = answer(question)
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(said))
    })
  })
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    process.env.TRANSLATE_URL = `http://127.0.0.1:${port}`
    process.env.TRANSLATE_API_KEY = 'sleutel'
    forgetSettings()
  })
  afterAll(() => {
    server.close()
    process.env.TRANSLATE_URL = ''
    forgetSettings()
  })

  test('never sees a name or a number, and its work is marked as a machine’s', async () => {
    answer = ({ q }) => ({ status: 200, body: { translatedText: `NL: ${q}` } })
    await say(newcomer, { text: 'Selam Tesfay, 0470 12 34 56' })
    while ((await translateNext(machine())) > 0);
    expect(asked.at(-1)).toMatchObject({ source: 'ti', target: 'nl', api_key: 'sleutel' })
    expect(asked.at(-1)?.q).not.toMatch(/Selam|Tesfay|0470/)
    const [message] = (await read(worker)).messages
    expect(message?.translation?.parts).toEqual([
      { by: 'machine', name: null, checkedBy: null, text: 'NL: Selam Tesfay, 0470 12 34 56' },
    ])
    // Somebody who knows both languages says that it is right.
    expect(
      (await checkTranslation(as(worker), [owner], { messageId: message?.id ?? '', locale: 'nl' })).ok,
    ).toBe(true)
    expect((await read(worker)).messages[0]?.translation?.parts[0]).toMatchObject({
      by: 'machine',
      checkedBy: 'Lies',
    })
  })
  test('that is away is asked again later, and five times at most; the message was there all along', async () => {
    answer = () => ({ status: 503, body: {} })
    await say(newcomer, { text: 'ሰላም' })
    const before = asked.length
    for (let n = 0; n < 8; n++) {
      await translateNext(machine())
      later(minutes(3))
    }
    expect(asked.length - before).toBe(5)
    expect((await read(worker)).messages[0]).toMatchObject({
      original: { text: 'ሰላም' },
      translation: { missing: true },
    })
  })
  test('that loses a number, answers nonsense or knows no such language, is not believed', async () => {
    for (const said of [
      { status: 200, body: { translatedText: 'bel mij' } },
      { status: 400, body: { error: 'unsupported' } },
    ]) {
      answer = () => said
      await say(newcomer, { text: 'ደውሉ 0470 12 34 56' })
      const before = asked.length
      while ((await translateNext(machine())) > 0) later(minutes(3))
      expect(asked.length - before).toBe(1)
    }
    expect((await read(worker)).messages.map((message) => message.translation?.missing)).toEqual([true, true])
  })
})

describe('the database itself forbids', () => {
  test.each([
    ['a message that says nothing', `UPDATE thread_message SET text = '', phrases = '[]'`, 'P0001'],
    ['a reworded message', `UPDATE thread_message SET text = 'iets anders'`, 'P0001'],
    [
      'a message of no side',
      `INSERT INTO thread_message (id, thread_id, key, side, language, text, sent_at) SELECT gen_random_uuid(), thread_id, gen_random_uuid(), 'nobody', 'nl', 'x', now() FROM thread_message LIMIT 1`,
      '23514',
    ],
    [
      'an empty message',
      `INSERT INTO thread_message (id, thread_id, key, side, language, text, sent_at) SELECT gen_random_uuid(), thread_id, gen_random_uuid(), 'staff', 'nl', '', now() FROM thread_message LIMIT 1`,
      '23514',
    ],
    [
      'the same form twice',
      `INSERT INTO thread_message (id, thread_id, key, side, language, text, sent_at) SELECT gen_random_uuid(), thread_id, key, 'staff', 'nl', 'x', now() FROM thread_message LIMIT 1`,
      '23505',
    ],
  ])('%s', async (_what, sql, state) => {
    await say(worker, { text: 'dag' })
    const error = await database.sql(sql).then(
      () => null,
      (caught: unknown) => caught,
    )
    expect(sqlState(error)).toBe(state)
  })
})

describe('what is over', () => {
  test('is forgotten with its owner, or with the person', async () => {
    await say(newcomer, { text: 'Kanarie een' })
    const other = makeThing(newcomer, [worker])
    things.set(other.id, other)
    await say(worker, { text: 'Kanarie twee' }, other)
    await say(worker, { text: 'half', do: 'look' }, other)
    await forgetThreadsOf(machine(), owner.kind, [thing.id])
    expect(await database.db.threadMessage.count({ where: { thread: { ownerId: thing.id } } })).toBe(0)
    await threadsPersonalData.erase(machine(), newcomer, null)
    expect(await database.db.threadMessage.count({ where: { text: { contains: 'Kanarie' } } })).toBe(0)
    expect(await database.db.threadDraft.count({ where: { text: 'half' } })).toBe(0)
  })
})
