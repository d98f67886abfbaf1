import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '@/lib/matching/compile'
import { counterfactualsOf } from '@/lib/matching/counterfactual'
import { explainer } from '@/lib/matching/explain'
import { buildGraph, Stopped } from '@/lib/matching/graph'
import { greedy } from '@/lib/matching/greedy'
import { floorsOf, groupOfUnit, solve } from '@/lib/matching/solve'
import type { Outcome, Problem } from '@/lib/matching/types'
import { worthOf } from '@/lib/matching/value'
import { bruteForce } from '../../support/brute-force'
import { dice, makeHelper, matchingTown } from '../../support/matching-town'

const towns = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  seekers: fc.integer({ min: 1, max: 40 }),
  helpers: fc.integer({ min: 1, max: 30 }),
  families: fc.integer({ min: 0, max: 4 }),
})
const small = fc.record({
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  seekers: fc.integer({ min: 1, max: 8 }),
  helpers: fc.integer({ min: 1, max: 6 }),
  families: fc.integer({ min: 0, max: 1 }),
})
const runs = { numRuns: 60 }
const countOf = (problem: Problem, outcome: Outcome, helperId: string) => {
  const taken = new Set<string>()
  for (const match of outcome.matches.filter((candidate) => candidate.helperId === helperId)) {
    const seeker = problem.seekers.find(({ id }) => id === match.seekerId)
    taken.add(seeker?.together ?? match.seekerId)
  }
  return taken.size
}

describe('a batch', () => {
  test('never gives a helper more people than they can take, and matches nobody twice', async () => {
    await fc.assert(
      fc.asyncProperty(towns, async (size) => {
        const problem = matchingTown(size.seed, size)
        const outcome = await solve(problem)
        for (const helper of problem.helpers)
          expect(countOf(problem, outcome, helper.id)).toBeLessThanOrEqual(helper.capacity)
        const all = [...outcome.matches.map(({ seekerId }) => seekerId), ...outcome.unmatched]
        expect(all.sort()).toEqual(problem.seekers.map(({ id }) => id).sort())
        expect(outcome.optimal).toBe(true)
      }),
      runs,
    )
  })

  test('breaks no constraint, pairs nobody again, and keeps families whole', async () => {
    await fc.assert(
      fc.asyncProperty(towns, async (size) => {
        const problem = matchingTown(size.seed, size)
        const outcome = await solve(problem)
        const why = explainer(problem)
        const apart = new Set(problem.apart.map(({ seekerId, helperId }) => `${seekerId} ${helperId}`))
        for (const { seekerId, helperId } of outcome.matches) {
          expect(why(seekerId, helperId)?.blocks).toEqual([])
          expect(apart.has(`${seekerId} ${helperId}`)).toBe(false)
        }
        for (const seeker of problem.seekers.filter(({ together }) => together)) {
          const family = problem.seekers.filter(
            ({ together, role }) => together === seeker.together && role === seeker.role,
          )
          const helpers = new Set(
            family.map(({ id }) => outcome.matches.find(({ seekerId }) => seekerId === id)?.helperId),
          )
          expect(helpers.size).toBe(1)
        }
      }),
      runs,
    )
  })

  test('is the same for the same seed, in whatever order people came', async () => {
    await fc.assert(
      fc.asyncProperty(towns, async (size) => {
        const problem = matchingTown(size.seed, size)
        const again = {
          ...problem,
          seekers: [...problem.seekers].reverse(),
          helpers: [...problem.helpers].reverse(),
        }
        expect((await solve(again)).matches).toEqual((await solve(problem)).matches)
      }),
      runs,
    )
  })

  test('never lowers the chance of who waits longer', async () => {
    await fc.assert(
      fc.asyncProperty(towns, fc.nat(), fc.integer({ min: 1, max: 2000 }), async (size, pick, days) => {
        const problem = matchingTown(size.seed, size)
        const before = await solve(problem)
        const chosen = before.matches[pick % Math.max(1, before.matches.length)]
        if (!chosen) return
        const longer = {
          ...problem,
          seekers: problem.seekers.map((seeker) =>
            seeker.id === chosen.seekerId ? { ...seeker, waitingDays: seeker.waitingDays + days } : seeker,
          ),
        }
        expect((await solve(longer)).unmatched).not.toContain(chosen.seekerId)
      }),
      runs,
    )
  })

  test('is as good as trying everything, and never worse than by hand', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (size) => {
        const problem = matchingTown(size.seed, size, { floorGap: null })
        const graph = await buildGraph(problem)
        const outcome = await solve(problem)
        expect(outcome.value).toBe(bruteForce(graph, () => true))
        expect(outcome.value).toBeGreaterThanOrEqual(worthOf(graph, greedy(graph)))
      }),
      { numRuns: 120 },
    )
  })

  test('with the floor is as good as trying everything that keeps the floor', async () => {
    await fc.assert(
      fc.asyncProperty(small, async (size) => {
        const problem = matchingTown(size.seed, size, { floorGap: 0.05 })
        const graph = await buildGraph(problem)
        const { floors } = floorsOf(graph, 0.05)
        const keeps = (choice: readonly number[]) =>
          [...floors].every(
            ([group, floor]) =>
              choice.filter((at, unit) => at >= 0 && groupOfUnit(graph, unit) === group).length >= floor,
          )
        const outcome = await solve(problem)
        expect(outcome.value).toBe(bruteForce(graph, keeps))
        for (const share of outcome.groups) expect(share.matched).toBeGreaterThanOrEqual(share.floor)
      }),
      { numRuns: 120 },
    )
  })

  test('matches as many as can be matched at all', async () => {
    const problem = matchingTown(7, { seekers: 120, helpers: 70 })
    const graph = await buildGraph(problem)
    const { most } = floorsOf(graph, 0.1)
    const outcome = await solve(problem)
    expect(graph.units.length - outcome.unmatched.length).toBe(most)
  })

  test('keeps what a person pinned, and says which pins it cannot', async () => {
    const plain = matchingTown(3, { seekers: 10, helpers: 8 })
    const compiled = compile(plain)
    const s = compiled.seekers.findIndex((_, n) =>
      compiled.helpers.some((_h, h) => compiled.blocks(n, h) === 8),
    )
    const h = compiled.helpers.findIndex((_h, n) => compiled.blocks(s, n) === 8)
    const seekerId = compiled.seekers[s]?.id ?? ''
    const helperId = compiled.helpers[h]?.id ?? ''
    const blocked = plain.helpers.map((helper) =>
      helper.id === helperId ? { ...helper, blocked: 'check' } : helper,
    )
    const pinned = [{ seekerId, helperId }]
    expect((await solve({ ...plain, pinned })).matches).toContainEqual({ seekerId, helperId, pinned: true })
    const refused = await solve({ ...plain, pinned, helpers: blocked })
    expect(refused.refusedPins).toEqual(pinned)
    expect(refused.matches.some((match) => match.seekerId === seekerId && match.helperId === helperId)).toBe(
      false,
    )
  })

  test('stops when it is told to', async () => {
    const problem = matchingTown(5, { seekers: 300, helpers: 200 })
    await expect(solve(problem, async (done) => done > 0.4)).rejects.toThrow(Stopped)
  })

  test('with nobody asking or nobody offering answers with nobody', async () => {
    const problem = matchingTown(5, { seekers: 3, helpers: 3 })
    expect((await solve({ ...problem, helpers: [] })).unmatched).toHaveLength(3)
    expect((await solve({ ...problem, seekers: [] })).matches).toEqual([])
  })
})

describe('what would have to be different', () => {
  test('one more such helper really matches as many more as promised', async () => {
    await fc.assert(
      fc.asyncProperty(towns, async (size) => {
        const problem = matchingTown(size.seed, size, { floorGap: null })
        const outcome = await solve(problem)
        const { lines } = await counterfactualsOf(problem, outcome, { townLanguages: ['nl'], places: 2 })
        const [line] = lines
        if (!line) return
        const base = makeHelper(dice(1), 'zz-new')
        const better = await solve({
          ...problem,
          helpers: [
            ...problem.helpers,
            {
              ...base,
              roles: [line.role],
              languages: ['nl', ...(line.tag ? [line.tag] : [])].map((tag) => ({ tag, level: 4 })),
              withoutLanguage: true,
              availability: 1 << line.slot,
              traits: line.traits,
              needs: [],
              place: null,
              maxKm: null,
              occupation: null,
              capacity: 2,
              blocked: null,
            },
          ],
        })
        const units = (ids: readonly string[]) =>
          new Set(
            ids.map((id) => {
              const seeker = problem.seekers.find((candidate) => candidate.id === id)
              return seeker?.together ? `${seeker.role} ${seeker.together}` : id
            }),
          ).size
        expect(units(outcome.unmatched) - units(better.unmatched)).toBe(line.gain)
      }),
      runs,
    )
  })

  test('says of everybody without a match why: full, or one thing that would have to give', async () => {
    const problem = matchingTown(11, { seekers: 60, helpers: 20 })
    const outcome = await solve(problem)
    const { unmatched } = await counterfactualsOf(problem, outcome, { townLanguages: ['nl'], places: 2 })
    expect(unmatched.map(({ seekerId }) => seekerId).sort()).toEqual(outcome.unmatched)
    const compiled = compile(problem)
    for (const person of unmatched) {
      const s = compiled.seekers.findIndex(({ id }) => id === person.seekerId)
      expect(person.full).toBe(compiled.helpers.filter((_, h) => compiled.fits(s, h)).length)
    }
  })
})
