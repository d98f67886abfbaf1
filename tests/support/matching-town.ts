import { type Helper, type Problem, type Seeker, slotBit, type Weights } from '@/lib/matching/types'

/** Weights as a town begins with. */
export const plainWeights: Weights = {
  language: 6,
  time: 3,
  distance: 5,
  interests: 4,
  skills: 5,
  family: 3,
  profession: 2,
  wishes: 4,
  waiting: 4,
}

/** A small generator with a seed (mulberry32). */
export function dice(seed: number) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  return {
    next,
    int: (from: number, to: number) => from + Math.floor(next() * (to - from + 1)),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
    chance: (share: number) => next() < share,
  }
}

const spoken = [
  ['ar', 24],
  ['uk', 20],
  ['ti', 12],
  ['fa', 11],
  ['tr', 9],
  ['so', 6],
  ['es', 5],
  ['pl', 4],
  ['ro', 4],
  ['ps', 3],
  ['am', 2],
] as const
const tongues = spoken.flatMap(([tag, share]) => Array.from({ length: share }, () => tag))
const interests = [
  'cooking',
  'football',
  'music',
  'walking',
  'cycling',
  'gardening',
  'film',
  'sewing',
  'chess',
  'faith',
  'books',
  'swimming',
  'animals',
  'crafts',
  'dance',
  'history',
] as const
const skills = ['papers', 'computer', 'phone', 'bicycle', 'job', 'homework', 'housing', 'shopping'] as const
const roles = ['buddy', 'buddy', 'buddy', 'mentor', 'mentor', 'guide', 'dinner', 'professional'] as const
const jobs = ['2221', '5321', '7115', '5120', '2512', '8332', '9112', '2341', '3411', '7231'] as const
const stages = ['none', 'baby', 'school', 'teen'] as const
type Dice = ReturnType<typeof dice>

const some = <T>(d: Dice, list: readonly T[], from: number, to: number): T[] => {
  const chosen = new Set<T>()
  const count = d.int(from, to)
  for (let n = 0; n < count; n++) chosen.add(d.pick(list))
  return [...chosen]
}
const week = (d: Dice, share: number) => {
  let bits = 0
  for (let weekday = 1; weekday <= 7; weekday++)
    for (let part = 0; part < 3; part++) if (d.chance(share)) bits |= slotBit(weekday, part)
  return bits === 0 ? slotBit(2, 2) : bits
}
const place = (d: Dice) => ({
  latitude: 51.09 + (d.next() - 0.5) * 0.08,
  longitude: 3.8 + (d.next() - 0.5) * 0.12,
})

/** Somebody who asks, `days` long already. */
export function makeSeeker(d: Dice, id: string, waitingDays = d.int(0, 400)): Seeker {
  const first = d.pick(tongues)
  return {
    id,
    role: d.pick(roles),
    group: first,
    languages: [
      { tag: first, level: 4 },
      ...(d.chance(0.5) ? [{ tag: 'nl', level: d.int(1, 2) }] : []),
      ...(d.chance(0.35) ? [{ tag: 'en', level: d.int(1, 3) }] : []),
      ...(d.chance(0.15) ? [{ tag: 'fr', level: d.int(2, 3) }] : []),
    ],
    withoutLanguage: d.chance(0.15),
    availability: week(d, 0.22),
    place: d.chance(0.95) ? place(d) : null,
    maxKm: d.chance(0.25) ? d.int(2, 6) : null,
    interests: some(d, interests, 1, 4),
    stages: some(d, stages, 1, 2),
    occupation: d.chance(0.6) ? d.pick(jobs) : null,
    traits: [d.chance(0.5) ? 'woman' : 'man', ...(d.chance(0.3) ? ['smokeFree'] : [])],
    needs: [...(d.chance(0.2) ? ['woman'] : []), ...(d.chance(0.05) ? ['noStairs'] : [])],
    prefers: d.chance(0.2) ? ['smokeFree'] : [],
    asks: some(d, skills, 0, 3),
    waitingDays,
    together: null,
  }
}

export function makeHelper(d: Dice, id: string): Helper {
  return {
    id,
    roles: some(d, roles, 1, 2),
    languages: [
      { tag: 'nl', level: 4 },
      ...(d.chance(0.7) ? [{ tag: 'en', level: 3 }] : []),
      ...(d.chance(0.5) ? [{ tag: 'fr', level: 3 }] : []),
      ...(d.chance(0.22) ? [{ tag: d.pick(tongues), level: d.int(2, 4) }] : []),
    ],
    withoutLanguage: d.chance(0.5),
    capacity: d.chance(0.75) ? 1 : 2,
    blocked: d.chance(0.06) ? 'check' : null,
    availability: week(d, 0.2),
    place: d.chance(0.97) ? place(d) : null,
    maxKm: d.chance(0.4) ? d.int(2, 6) : null,
    interests: some(d, interests, 1, 5),
    stages: some(d, stages, 1, 2),
    occupation: d.chance(0.8) ? d.pick(jobs) : null,
    traits: [
      d.chance(0.65) ? 'woman' : 'man',
      ...(d.chance(0.5) ? ['noStairs'] : []),
      ...(d.chance(0.6) ? ['smokeFree'] : []),
    ],
    needs: d.chance(0.06) ? ['woman'] : [],
    prefers: [],
    offers: some(d, skills, 1, 4),
  }
}

/** A town of its size: who asks, who offers, who may never be a pair again, and a few families. */
export function matchingTown(
  seed: number,
  size: { seekers: number; helpers: number; families?: number },
  over: Partial<Problem> = {},
): Problem {
  const d = dice(seed)
  const seekers = Array.from({ length: size.seekers }, (_, n) =>
    makeSeeker(d, `s${String(n).padStart(5, '0')}`),
  )
  const helpers = Array.from({ length: size.helpers }, (_, n) =>
    makeHelper(d, `h${String(n).padStart(5, '0')}`),
  )
  for (let family = 0; family < (size.families ?? 0); family++) {
    const one = seekers[family * 2]
    const other = seekers[family * 2 + 1]
    if (!one || !other) break
    seekers[family * 2] = { ...one, together: `f${family}` }
    seekers[family * 2 + 1] = {
      ...other,
      role: one.role,
      group: one.group,
      together: `f${family}`,
      availability: one.availability,
      languages: one.languages,
    }
  }
  const apart = Array.from({ length: Math.floor(size.seekers / 4) }, () => ({
    seekerId: d.pick(seekers).id,
    helperId: d.pick(helpers).id,
  }))
  return {
    seekers,
    helpers,
    roles: { professional: { occupationDigits: 2 } },
    apart,
    pinned: [],
    weights: plainWeights,
    floorGap: 0.1,
    seed,
    ...over,
  }
}
