import { compile } from './compile'
import { Flow } from './flow'
import { buildGraph, type Graph, type Pace, Stopped } from './graph'
import { type Constraint, constraints, type Helper, type Outcome, type Problem } from './types'

/** Somebody who is not there yet: "one more who speaks Tigrinya, on Tuesday evening". */
export type Wanted = { role: string; tag: string | null; slot: number; traits: string[] }

/** `gain` more people would be matched by one such helper, after those of the lines before. */
export type RecruitmentLine = Wanted & { gain: number; waiting: string[] }

export type Unmatched = {
  seekerId: string
  /** Helpers who would do, but all their places are taken. */
  full: number
  /** Helpers who would do if this one thing were different, most first. */
  ifNot: { constraint: Constraint; helpers: number }[]
  /** One more part of the week that this person could offer, and how many free helpers have it. */
  otherTime: { slot: number; helpers: number } | null
  /** Index of the recruitment line that would match this person, or -1. */
  line: number
}

export type Counterfactuals = { lines: RecruitmentLine[]; unmatched: Unmatched[] }

const mostLines = 8
const mostTried = 60

/** Single things that can be different, each with its bit. */
const relaxable = constraints
  .map((constraint, index) => ({ constraint, bit: 1 << index }))
  .filter(({ constraint }) => constraint !== 'apart')

function wantedHelper(wanted: Wanted, townLanguages: readonly string[], places: number): Helper {
  const tags = [...new Set([...townLanguages, ...(wanted.tag ? [wanted.tag] : [])])]
  return {
    id: JSON.stringify(wanted),
    roles: [wanted.role],
    languages: tags.map((tag) => ({ tag, level: 4 })),
    withoutLanguage: true,
    availability: 1 << wanted.slot,
    place: null,
    maxKm: null,
    interests: [],
    offers: [],
    stages: [],
    occupation: null,
    traits: wanted.traits,
    needs: [],
    prefers: [],
    capacity: places,
    blocked: null,
  }
}

/** Everybody a person without a match would be glad of: each language, each part of the week, with their wishes. */
function wantedBy(
  graph: Graph,
  missed: readonly number[],
  townLanguages: readonly string[],
): Map<string, Wanted> {
  const counted = new Map<string, { wanted: Wanted; count: number }>()
  for (const unit of missed) {
    const first = graph.compiled.seekers[graph.units[unit]?.seekers[0] ?? 0]
    if (!first) continue
    const tags = first.languages.filter(({ level }) => level >= 2).map(({ tag }) => tag)
    const foreign = tags.filter((tag) => !townLanguages.includes(tag))
    const asked: (string | null)[] =
      tags.some((tag) => townLanguages.includes(tag)) || first.withoutLanguage ? [null, ...foreign] : foreign
    for (const tag of asked)
      for (let slot = 0; slot < 21; slot++) {
        if ((first.availability & (1 << slot)) === 0) continue
        const wanted = { role: first.role, tag, slot, traits: [...first.needs].sort() }
        const key = JSON.stringify(wanted)
        const seen = counted.get(key)
        if (seen) seen.count++
        else counted.set(key, { wanted, count: 1 })
      }
  }
  return new Map(
    [...counted]
      .sort(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
      .slice(0, mostTried)
      .map(([key, { wanted }]) => [key, wanted]),
  )
}

/**
 * What would have to be different. Recruitment lines are found by really adding the helper: `gain` is how many more
 * people the largest possible matching then holds, with everybody else free to move. `places` is how many people the
 * new helper could take; `townLanguages` are spoken by everybody who lives here.
 */
export async function counterfactualsOf(
  problem: Problem,
  outcome: Outcome,
  options: { townLanguages: readonly string[]; places: number },
  pace: Pace = async () => false,
): Promise<Counterfactuals> {
  const graph = await buildGraph(problem, (done) => pace(done * 0.4))
  const missedIds = new Set(outcome.unmatched)
  const missed = graph.units
    .map((_, unit) => unit)
    .filter((unit) =>
      graph.units[unit]?.seekers.some((s) => missedIds.has(graph.compiled.seekers[s]?.id ?? '')),
    )
  const lines = await recruit(problem, graph, missed, options, (done) => pace(0.4 + done * 0.3))
  const unmatched: Unmatched[] = []
  for (const [n, unit] of missed.entries()) {
    unmatched.push(...whyNot(graph, unit, lines))
    if (n % 20 === 19 && (await pace(0.7 + (0.3 * n) / missed.length))) throw new Stopped()
  }
  return { lines, unmatched }
}

async function recruit(
  problem: Problem,
  graph: Graph,
  missed: readonly number[],
  options: { townLanguages: readonly string[]; places: number },
  pace: Pace,
): Promise<RecruitmentLine[]> {
  if (missed.length === 0) return []
  const tried = wantedBy(graph, missed, options.townLanguages)
  const helpers = [...tried.values()].map((wanted) =>
    wantedHelper(wanted, options.townLanguages, options.places),
  )
  const hypothetical = compile({ ...problem, helpers, apart: [], pinned: [] })
  // Sorted by id alike, so seekers have the same index in both.
  const suits = hypothetical.helpers.map((_, h) =>
    graph.units
      .map((_unit, unit) => unit)
      .filter((unit) => graph.units[unit]?.seekers.every((s) => hypothetical.fits(s, h))),
  )
  const flow = new Flow(graph, () => '')
  flow.fill()
  const lines: RecruitmentLine[] = []
  const left = new Set(hypothetical.helpers.keys())
  while (lines.length < mostLines) {
    let best: { h: number; gain: number; direct: number } | null = null
    for (const h of left) {
      const units = suits[h] ?? []
      const direct = units.filter((unit) => missed.includes(unit)).length
      if (direct === 0 || (best && best.gain >= options.places && best.direct >= direct)) continue
      const gain = flow.wouldAdd(units, options.places)
      if (gain > 0 && (!best || gain > best.gain || (gain === best.gain && direct > best.direct)))
        best = { h, gain, direct }
    }
    if (!best) break
    const units = suits[best.h] ?? []
    flow.add(units, options.places)
    left.delete(best.h)
    const wanted = tried.get(hypothetical.helpers[best.h]?.id ?? '')
    if (wanted)
      lines.push({
        ...wanted,
        gain: best.gain,
        waiting: units
          .filter((unit) => missed.includes(unit))
          .flatMap((unit) =>
            (graph.units[unit]?.seekers ?? []).map((s) => graph.compiled.seekers[s]?.id ?? ''),
          ),
      })
    if (await pace(lines.length / mostLines)) throw new Stopped()
  }
  return lines
}

function whyNot(graph: Graph, unit: number, lines: readonly RecruitmentLine[]): Unmatched[] {
  const { compiled } = graph
  return (graph.units[unit]?.seekers ?? []).map((s) => {
    const seeker = compiled.seekers[s]
    const counts = new Map<Constraint, number>()
    const times = new Map<number, number>()
    let full = 0
    for (let h = 0; h < compiled.helpers.length; h++) {
      const helper = compiled.helpers[h]
      const blocks = compiled.blocks(s, h)
      const free = (graph.free[h] ?? 0) > 0
      if (blocks === 0) {
        full++
        continue
      }
      if (!free) continue
      const only = relaxable.find(({ bit }) => bit === blocks)
      if (!only) continue
      counts.set(only.constraint, (counts.get(only.constraint) ?? 0) + 1)
      if (only.constraint === 'time' && helper)
        for (let slot = 0; slot < 21; slot++)
          if (helper.availability & (1 << slot)) times.set(slot, (times.get(slot) ?? 0) + 1)
    }
    const [time] = [...times].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    return {
      seekerId: seeker?.id ?? '',
      full,
      ifNot: [...counts]
        .map(([constraint, helpers]) => ({ constraint, helpers }))
        .sort((a, b) => b.helpers - a.helpers || (a.constraint < b.constraint ? -1 : 1)),
      otherTime: time ? { slot: time[0], helpers: time[1] } : null,
      line: lines.findIndex((line) => line.waiting.includes(seeker?.id ?? '')),
    }
  })
}
