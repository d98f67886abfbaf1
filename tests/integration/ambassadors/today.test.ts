import { describe, expect, test } from 'vitest'
import { programmeToday } from '@/lib/ambassadors/today'
import { newId } from '@/lib/db/ids'
import { days, hours, minutes, shift } from '@/lib/time/time'
import { makeAmbassador } from '../../support/ambassadors'
import { contextOf, noon, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()

describe('the coordinator’s day', () => {
  test('is computed from talks, records, waiting and readiness: one’s own people and those of nobody', async () => {
    const ctx = contextOf(database)
    const [me = '', other = ''] = await makePeople(ctx, 2)
    const as = contextOf(database, { actor: personActor(me, ['coordinator']) })
    const late = await makeAmbassador(ctx, { state: 'talkPlanned', appliedDaysAgo: 20 })
    const waiting = await makeAmbassador(ctx, { state: 'applied', appliedDaysAgo: 9 })
    const fresh = await makeAmbassador(ctx, { state: 'applied', appliedDaysAgo: 2 })
    const ready = await makeAmbassador(ctx, { state: 'trained' })
    const over = await makeAmbassador(ctx, { state: 'active', recordLasts: -3 })
    const calm = await makeAmbassador(ctx, { state: 'active' })
    const others = await makeAmbassador(ctx, { state: 'trained' })
    await makeAmbassador(ctx, { state: 'trained', personId: me })
    await database.db.ambassador.update({ where: { id: others.id }, data: { coordinatorId: other } })
    await database.db.ambassador.update({ where: { id: ready.id }, data: { coordinatorId: me } })
    await database.db.ambassadorTalk.create({
      data: {
        id: newId(),
        ambassadorId: late.id,
        withId: me,
        startsAt: shift(noon, -hours(3)),
        endsAt: shift(noon, -hours(3) + minutes(45)),
        way: 'centre',
        plannedAt: shift(noon, -days(5)),
      },
    })
    const { items } = await programmeToday(as)
    const found = items.map((item) => [item.kind, item.ambassadorId])
    expect(found).toEqual([
      ['talkDue', late.id],
      ['recordOver', over.id],
      ['unplanned', waiting.id],
      ['ready', ready.id],
    ])
    expect(JSON.stringify(found)).not.toContain(fresh.id)
    expect(JSON.stringify(found)).not.toContain(calm.id)
  })
})
