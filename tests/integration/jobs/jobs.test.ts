import { describe, expect, test } from 'vitest'
import { cancelJob } from '@/lib/jobs/cancel-job'
import { getJob } from '@/lib/jobs/queries'
import { runNextJob } from '@/lib/jobs/run-job'
import { startJob } from '@/lib/jobs/start-job'
import type { JobKind } from '@/lib/jobs/types'
import { minutes, shift } from '@/lib/time/time'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase({ connections: 5 })
const never = new AbortController().signal
const kindOf = (run: JobKind['run']): JobKind<never> => ({
  kind: 'test.count',
  permission: 'staff.design.view',
  run: run as JobKind<never>['run'],
})
const harmless = kindOf(async () => ({}))

async function started() {
  const ctx = contextOf(database)
  await database.sql('DELETE FROM job')
  const [personId = ''] = await makePeople(ctx, 1)
  const own = { ...ctx, actor: personActor(personId, ['coordinator']) }
  return { own, id: await startJob(own, { kind: 'test.count', input: { to: 3 } }) }
}
const at = (now: Date) => () => contextOf(database, { now })

describe('long work', () => {
  test('acts as who started it, says how far it is, and leaves its result', async () => {
    const { own, id } = await started()
    const seen: unknown[] = []
    const kind = kindOf(async (ctx, input, report) => {
      seen.push(ctx.actor, input)
      await report.progress(3, 3)
      return { href: '/staff/courses', counts: { made: 3 } }
    })
    expect(await runNextJob(at(noon), [kind], never)).toBe('done')
    expect(seen).toMatchObject([{ kind: 'person', roles: [] }, { to: 3 }])
    expect(await getJob(own, [kind], id)).toMatchObject({
      state: 'done',
      done: 3,
      total: 3,
      result: { href: '/staff/courses', counts: { made: 3 } },
    })
    expect(await runNextJob(at(noon), [kind], never)).toBeNull()
  })

  test('is seen by who started it and by whom its permission lets in; by nobody else', async () => {
    const { own, id } = await started()
    const [strangerId = ''] = await makePeople(contextOf(database), 1)
    const as = (roles: Parameters<typeof personActor>[1]) => ({
      ...own,
      actor: personActor(strangerId, roles),
    })
    expect(await getJob(as(['newcomer']), [harmless], id)).toBeNull()
    expect(await getJob(as(['teacher']), [harmless], id)).not.toBeNull()
    expect(await cancelJob(as(['newcomer']), [harmless], id)).toMatchObject({ refusal: 'notFound' })
  })

  test('two workers at one tick do not do it twice', async () => {
    await started()
    let runs = 0
    const kind = kindOf(async () => {
      runs++
      return {}
    })
    const outcomes = await Promise.all(Array.from({ length: 4 }, () => runNextJob(at(noon), [kind], never)))
    expect(runs).toBe(1)
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
  })

  test('is taken up again when its worker died, and a late worker can no longer end it', async () => {
    const { own, id } = await started()
    let release = () => {}
    let began = () => {}
    const running = new Promise<void>((resolve) => {
      began = resolve
    })
    const dead = kindOf(async () => {
      began()
      await new Promise<void>((resolve) => {
        release = resolve
      })
      return { counts: { late: 1 } }
    })
    const late = runNextJob(at(noon), [dead], never)
    await running
    expect(await runNextJob(at(shift(noon, minutes(0.5))), [harmless], never)).toBeNull()
    expect(
      await runNextJob(at(shift(noon, minutes(2))), [kindOf(async () => ({ counts: { second: 1 } }))], never),
    ).toBe('done')
    release()
    await late
    expect((await getJob(own, [harmless], id))?.result).toEqual({ counts: { second: 1 } })
  })

  test('cancelled while it waits it never begins; cancelled while it runs it is told', async () => {
    const { own, id } = await started()
    expect((await cancelJob(own, [harmless], id)).ok).toBe(true)
    expect(await runNextJob(at(noon), [harmless], never)).toBeNull()
    expect(await cancelJob(own, [harmless], id)).toMatchObject({ refusal: 'ended' })

    const second = await startJob(own, { kind: 'test.count', input: {} })
    const kind = kindOf(async (_ctx, _input, report) => {
      await cancelJob(own, [harmless], second)
      await report.progress(1, 1)
      report.signal.throwIfAborted()
      return {}
    })
    expect(await runNextJob(at(noon), [kind], never)).toBe('cancelled')
    expect((await getJob(own, [harmless], second))?.state).toBe('cancelled')
  })

  test('what fails is tried three times and then stands as failed', async () => {
    const { own, id } = await started()
    const kind = kindOf(async () => {
      throw new Error('planned')
    })
    for (const minute of [0, 1, 2])
      expect(await runNextJob(at(shift(noon, minutes(minute))), [kind], never)).toBe(
        minute < 2 ? 'laidBack' : 'failed',
      )
    expect((await getJob(own, [harmless], id))?.state).toBe('failed')
  })

  test('a worker that ends lays it back at once, and that is no try', async () => {
    const { own, id } = await started()
    const stop = new AbortController()
    const kind = kindOf(async (_ctx, _input, report) => {
      stop.abort()
      report.signal.throwIfAborted()
      return {}
    })
    expect(await runNextJob(at(noon), [kind], stop.signal)).toBe('laidBack')
    expect(await runNextJob(at(noon), [harmless], never)).toBe('done')
    expect((await getJob(own, [harmless], id))?.state).toBe('done')
  })

  test('the database forbids an end without an outcome and more done than there is', async () => {
    await started()
    await expect(database.sql('UPDATE job SET ended_at = now()')).rejects.toMatchObject({ code: '23514' })
    await expect(database.sql('UPDATE job SET done = 5, total = 4')).rejects.toMatchObject({ code: '23514' })
  })
})
