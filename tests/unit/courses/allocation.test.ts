import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate, comesBefore, drawOrder, type Wisher } from '@/lib/courses/allocation/allocate'
import { priorityOf } from '@/lib/courses/allocation/rules'

/** A random town: runs with their places, people with their wishes and classes. */
const town = fc
  .record({
    runs: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 8 }),
    people: fc.integer({ min: 0, max: 40 }),
    seed: fc.string({ minLength: 1, maxLength: 12 }),
  })
  .chain(({ runs, people, seed }) =>
    fc.record({
      capacities: fc.constant(new Map(runs.map((capacity, n) => [`r${n}`, capacity]))),
      seed: fc.constant(seed),
      wishers: fc
        .array(
          fc.record({
            wishes: fc.shuffledSubarray(runs.map((_, n) => `r${n}`)),
            priority: fc.integer({ min: 1, max: 4 }),
            special: fc.option(fc.constantFrom(...runs.map((_, n) => `r${n}`)), { nil: undefined }),
          }),
          { minLength: people, maxLength: people },
        )
        .map((list) =>
          list.map(
            ({ wishes, priority, special }, n): Wisher => ({
              id: `p${n}`,
              wishes,
              priority,
              ...(special ? { priorityAt: new Map([[special, 1]]) } : {}),
            }),
          ),
        ),
    }),
  )

const rankOf = (person: Wisher, runId: string | undefined) =>
  runId === undefined ? Number.MAX_SAFE_INTEGER : person.wishes.indexOf(runId)

describe('an allocation', () => {
  test('gives nobody more than one place, no run more than it has, and nothing that was not wished for', () => {
    fc.assert(
      fc.property(town, ({ wishers, capacities, seed }) => {
        const { places } = allocate(wishers, capacities, seed)
        for (const [runId, capacity] of capacities)
          expect([...places.values()].filter((id) => id === runId).length).toBeLessThanOrEqual(capacity)
        for (const person of wishers) {
          const got = places.get(person.id)
          if (got !== undefined) expect(person.wishes).toContain(got)
        }
      }),
    )
  })

  test('is stable: nobody prefers a run that has a free place, or that gave one to somebody behind them', () => {
    fc.assert(
      fc.property(town, ({ wishers, capacities, seed }) => {
        const { places, draw } = allocate(wishers, capacities, seed)
        const position = new Map(draw.map((id, n) => [id, n]))
        for (const person of wishers) {
          const got = rankOf(person, places.get(person.id))
          for (const [rank, runId] of person.wishes.entries()) {
            if (rank >= got) break
            const inside = wishers.filter((other) => places.get(other.id) === runId)
            expect(inside.length).toBe(capacities.get(runId))
            for (const other of inside) expect(comesBefore(other, person, runId, position)).toBe(true)
          }
        }
      }),
    )
  })

  test('no two people would both be happier by swapping without passing over somebody before them', () => {
    fc.assert(
      fc.property(town, ({ wishers, capacities, seed }) => {
        const { places, draw } = allocate(wishers, capacities, seed)
        const position = new Map(draw.map((id, n) => [id, n]))
        for (const a of wishers)
          for (const b of wishers) {
            const [ofA, ofB] = [places.get(a.id), places.get(b.id)]
            if (a.id >= b.id || ofA === undefined || ofB === undefined || ofA === ofB) continue
            const bothGain =
              rankOf(a, ofB) >= 0 &&
              rankOf(b, ofA) >= 0 &&
              rankOf(a, ofB) < rankOf(a, ofA) &&
              rankOf(b, ofA) < rankOf(b, ofB)
            // Where both would gain, each run prefers whom it has: a swap would wrong the order that was published.
            if (bothGain)
              expect(comesBefore(a, b, ofA, position) && comesBefore(b, a, ofB, position)).toBe(true)
          }
      }),
    )
  })

  test('is best for who wishes: no other stable outcome gives anybody an earlier wish', () => {
    // Small towns, every assignment tried.
    const small = town.filter(
      ({ wishers, capacities }) => wishers.length <= 5 && capacities.size <= 3 && wishers.length > 0,
    )
    fc.assert(
      fc.property(small, ({ wishers, capacities, seed }) => {
        const { places, draw } = allocate(wishers, capacities, seed)
        const position = new Map(draw.map((id, n) => [id, n]))
        const isStable = (given: Map<string, string>) =>
          wishers.every((person) =>
            person.wishes
              .slice(0, Math.min(rankOf(person, given.get(person.id)), person.wishes.length))
              .every((runId) => {
                const inside = wishers.filter((other) => given.get(other.id) === runId)
                return (
                  inside.length === capacities.get(runId) &&
                  inside.every((other) => comesBefore(other, person, runId, position))
                )
              }),
          )
        const tryAll = (n: number, given: Map<string, string>) => {
          const person = wishers[n]
          if (!person) {
            if (!isStable(given)) return
            for (const one of wishers)
              expect(rankOf(one, places.get(one.id))).toBeLessThanOrEqual(rankOf(one, given.get(one.id)))
            return
          }
          tryAll(n + 1, given)
          for (const runId of person.wishes) {
            if ([...given.values()].filter((id) => id === runId).length >= (capacities.get(runId) ?? 0))
              continue
            tryAll(n + 1, new Map([...given, [person.id, runId]]))
          }
        }
        tryAll(0, new Map())
      }),
      { numRuns: 60 },
    )
  })

  test('is the same for the same seed, in whatever order people stand; another seed draws anew', () => {
    fc.assert(
      fc.property(town, ({ wishers, capacities, seed }) => {
        const one = allocate(wishers, capacities, seed)
        const other = allocate([...wishers].reverse(), capacities, seed)
        expect(other.draw).toEqual(one.draw)
        expect([...other.places].sort()).toEqual([...one.places].sort())
      }),
    )
    const ids = Array.from({ length: 40 }, (_, n) => `p${n}`)
    expect(drawOrder(ids, 'a')).not.toEqual(drawOrder(ids, 'b'))
  })

  test('hiding one’s true first wish never helps', () => {
    fc.assert(
      fc.property(town, fc.nat(), ({ wishers, capacities, seed }, pick) => {
        const person = wishers[pick % Math.max(1, wishers.length)]
        if (!person || person.wishes.length < 2) return
        const honest = allocate(wishers, capacities, seed).places.get(person.id)
        const lied = { ...person, wishes: [...person.wishes.slice(1), person.wishes[0] ?? ''] }
        const after = allocate(
          wishers.map((one) => (one.id === person.id ? lied : one)),
          capacities,
          seed,
        ).places.get(person.id)
        expect(rankOf(person, honest)).toBeLessThanOrEqual(rankOf(person, after))
      }),
    )
  })
})

test('the published order: who waited, then childcare where it is needed, then who has nothing yet', () => {
  const person = { waited: false, needsChildcare: true, activeCourses: 0 }
  expect(priorityOf({ ...person, waited: true }, { childcare: false })).toBe(1)
  expect(priorityOf(person, { childcare: true })).toBe(2)
  expect(priorityOf(person, { childcare: false })).toBe(3)
  expect(priorityOf({ ...person, needsChildcare: false, activeCourses: 2 }, { childcare: true })).toBe(4)
})
