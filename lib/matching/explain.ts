import { type Compiled, compile, constraintsIn, popcount, sharedDigits, talkLevel } from './compile'
import type { Constraint, Problem, Profile } from './types'

/** Why two people fit, or what to mind, as codes; whoever shows it says it in words. */
export type Reason =
  | { code: 'language'; tag: string; level: number }
  | { code: 'withoutLanguage' }
  | { code: 'time'; slots: number }
  | { code: 'interests'; codes: string[] }
  | { code: 'skills'; codes: string[] }
  | { code: 'near'; km: number }
  | { code: 'family'; codes: string[] }
  | { code: 'profession'; isco: string; digits: number }
  | { code: 'wishes'; codes: string[] }
  | { code: 'together'; count: number }

export type Caution =
  | { code: 'withoutLanguage' }
  | { code: 'littleLanguage'; tag: string }
  | { code: 'oneTime'; slots: number }
  | { code: 'far'; km: number }
  | { code: 'wishesMissed'; codes: string[] }
  | { code: 'skillsMissed'; codes: string[] }
  | { code: 'againstRule'; rule: Constraint }

export type Explanation = { reasons: Reason[]; cautions: Caution[]; blocks: Constraint[] }

const both = (a: readonly string[], b: readonly string[]) =>
  [...new Set(a)].filter((code) => b.includes(code))
const lacking = (wanted: readonly string[], held: readonly string[]) =>
  [...new Set(wanted)].filter((code) => !held.includes(code))

function commonTongue(a: Profile, b: Profile): { tag: string; level: number } | null {
  let best: { tag: string; level: number } | null = null
  for (const one of a.languages)
    for (const other of b.languages) {
      const level = one.tag === other.tag ? Math.min(one.level, other.level) : 0
      if (level > (best?.level ?? 0)) best = { tag: one.tag, level }
    }
  return best
}

function explain(compiled: Compiled, s: number, h: number): Explanation {
  const seeker = compiled.seekers[s]
  const helper = compiled.helpers[h]
  if (!seeker || !helper) throw new RangeError('nobody stands at this index')
  const reasons: Reason[] = []
  const cautions: Caution[] = []
  const tongue = commonTongue(seeker, helper)
  if (tongue && tongue.level >= talkLevel) {
    reasons.push({ code: 'language', ...tongue })
    if (tongue.level === talkLevel) cautions.push({ code: 'littleLanguage', tag: tongue.tag })
  } else if (seeker.withoutLanguage && helper.withoutLanguage) {
    reasons.push({ code: 'withoutLanguage' })
    cautions.push({ code: 'withoutLanguage' })
  }
  const met = [
    ...both([...seeker.needs, ...seeker.prefers], helper.traits),
    ...both([...helper.needs, ...helper.prefers], seeker.traits),
  ]
  if (met.length > 0) reasons.push({ code: 'wishes', codes: [...new Set(met)] })
  const slots = seeker.availability & helper.availability
  if (slots !== 0) reasons.push({ code: 'time', slots })
  if (popcount(slots) === 1) cautions.push({ code: 'oneTime', slots })
  const km = compiled.km(s, h)
  if (km !== null && km <= 2) reasons.push({ code: 'near', km })
  if (km !== null && km > 4) cautions.push({ code: 'far', km })
  const interests = both(seeker.interests, helper.interests)
  if (interests.length > 0) reasons.push({ code: 'interests', codes: interests })
  const skills = both(seeker.asks, helper.offers)
  if (skills.length > 0) reasons.push({ code: 'skills', codes: skills })
  const unskilled = lacking(seeker.asks, helper.offers)
  if (unskilled.length > 0 && skills.length === 0) cautions.push({ code: 'skillsMissed', codes: unskilled })
  const stages = both(seeker.stages, helper.stages)
  if (stages.length > 0) reasons.push({ code: 'family', codes: stages })
  const digits = sharedDigits(seeker.occupation, helper.occupation)
  if (digits >= 2) reasons.push({ code: 'profession', isco: helper.occupation ?? '', digits })
  const missed = [...lacking(seeker.prefers, helper.traits), ...lacking(helper.prefers, seeker.traits)]
  if (missed.length > 0) cautions.push({ code: 'wishesMissed', codes: [...new Set(missed)] })
  const blocks = constraintsIn(compiled.blocks(s, h))
  for (const rule of blocks) cautions.push({ code: 'againstRule', rule })
  return { reasons, cautions, blocks }
}

/** Explains pairs of one problem by the ids of the two; null when one of them is not in it. */
export function explainer(
  problem: Problem,
): (seekerId: string, helperId: string) => (Explanation & { points: number }) | null {
  const compiled = compile(problem)
  const seekerAt = new Map(compiled.seekers.map((seeker, index) => [seeker.id, index]))
  const helperAt = new Map(compiled.helpers.map((helper, index) => [helper.id, index]))
  return (seekerId, helperId) => {
    const s = seekerAt.get(seekerId)
    const h = helperAt.get(helperId)
    return s === undefined || h === undefined
      ? null
      : { ...explain(compiled, s, h), points: compiled.points(s, h) }
  }
}

/** The helpers who could help one person, best first, with why; also those who have no place left. */
export function bestFor(
  problem: Problem,
  seekerId: string,
  most: number,
): { helperId: string; points: number; free: boolean; explanation: Explanation }[] {
  const compiled = compile(problem)
  const s = compiled.seekers.findIndex((seeker) => seeker.id === seekerId)
  if (s < 0) return []
  return compiled.helpers
    .map((helper, h) => ({ helper, h }))
    .filter(({ h }) => compiled.fits(s, h))
    .map(({ helper, h }) => ({ helper, h, points: compiled.points(s, h), free: helper.capacity > 0 }))
    .sort((a, b) => Number(b.free) - Number(a.free) || b.points - a.points || a.h - b.h)
    .slice(0, most)
    .map(({ helper, h, points, free }) => ({
      helperId: helper.id,
      points,
      free,
      explanation: explain(compiled, s, h),
    }))
}
