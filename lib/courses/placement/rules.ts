import { compareLevels, isLevel, type Level } from '@/lib/cefr/cefr'
import { days } from '@/lib/time/time'
import { dayPartOf, roomOf, type WeeklyLesson } from '../rules'
import { type Evidence, evidences, type Skill, skills } from '../vocabulary'
import type { FreeTime, Goal, Reason } from './vocabulary'

export type Fact = { skill: string; level: string; evidence: string; factOn: Date }
export type Known = { level: Level; evidence: Evidence; factOn: Date }
export type Levels = Record<Skill, Known | null>

/** What a teacher or a certificate said outweighs what somebody says themselves for this long. */
const provenFor = days(548)

/**
 * The level in each skill as it is known now: the newest proven fact of the last year and a half, else the newest of
 * all. Facts of one day are expected newest first. Facts that say nothing readable are left out.
 */
export function currentLevels(facts: readonly Fact[], now: Date): Levels {
  const best = (skill: Skill): Known | null => {
    const known = facts
      .flatMap((fact): Known[] =>
        fact.skill === skill && isLevel(fact.level)
          ? [{ level: fact.level, evidence: fact.evidence as Evidence, factOn: fact.factOn }]
          : [],
      )
      .sort((a, b) => b.factOn.getTime() - a.factOn.getTime() || rank(b.evidence) - rank(a.evidence))
    const proven = known.find(
      (fact) => fact.evidence !== 'self' && now.getTime() - fact.factOn.getTime() <= provenFor,
    )
    return proven ?? known[0] ?? null
  }
  return Object.fromEntries(skills.map((skill) => [skill, best(skill)])) as Levels
}

const rank = (evidence: Evidence) => evidences.indexOf(evidence)

/**
 * The level at which somebody joins a course: the lower of listening and speaking, for courses are talk first. Who
 * does not know the letters yet begins with them, whatever they say aloud. Null when nothing is known.
 */
export function joiningLevel(levels: Levels): Level | null {
  if (levels.reading?.level === 'alfa' || levels.writing?.level === 'alfa') return 'alfa'
  const spoken = [levels.listening, levels.speaking].flatMap((known) => known?.level ?? [])
  const known = spoken.length > 0 ? spoken : skills.flatMap((skill) => levels[skill]?.level ?? [])
  return known.sort(compareLevels)[0] ?? null
}

export type Gate =
  | { kind: 'open' }
  | { kind: 'unknown' }
  | { kind: 'below'; needs: Level; has: Level; skill: Skill | null }

/**
 * Whether a course that insists on its level lets somebody in. Too high a level is no reason to refuse: perhaps
 * they want to come with their sister.
 */
export function gateOf(
  course: {
    levelGate: boolean
    levelFrom: string | null
    skills: readonly { skill: string; levelFrom: string }[]
  },
  levels: Levels,
): Gate {
  if (!course.levelGate || !isLevel(course.levelFrom)) return { kind: 'open' }
  const has = joiningLevel(levels)
  if (has === null) return { kind: 'unknown' }
  for (const { skill, levelFrom } of course.skills) {
    const known = levels[skill as Skill]?.level
    if (known && isLevel(levelFrom) && compareLevels(known, levelFrom) < 0)
      return { kind: 'below', needs: levelFrom, has: known, skill: skill as Skill }
  }
  return compareLevels(has, course.levelFrom) < 0
    ? { kind: 'below', needs: course.levelFrom, has, skill: null }
    : { kind: 'open' }
}

export type Person = {
  level: Level | null
  goals: readonly Goal[]
  times: readonly FreeTime[]
  careChildren: number
  online: boolean
  digitalSkill: number | null
  /** BCP 47, best first, without Dutch. */
  languages: readonly string[]
  neighbourhoodId: string | null
}

export type Candidate = {
  courseId: string
  kind: string
  levelFrom: string | null
  levelTo: string | null
  track: string | null
  digitalSkill: number
  audience: readonly string[]
  supportLanguages: readonly string[]
  setting: string
  neighbourhoodId: string | null
  firstLessonAt: Date
  weekly: readonly WeeklyLesson[]
  capacity: number
  taken: number
  waiting: number
  childcare: { capacity: number; taken: number; waiting: number } | null
}

const goalFits: Record<Goal, (run: Candidate) => boolean> = {
  daily: (run) => run.setting === 'neighbourhood' || run.setting === 'library',
  work: (run) => run.setting === 'workplace' || run.kind === 'work' || run.audience.includes('jobSeekers'),
  children: (run) => run.setting === 'school' || run.audience.includes('parents'),
  study: (run) => run.track === 'fast' || run.track === 'academic',
  papers: (run) => run.kind === 'civic',
  people: (run) => run.kind === 'cafe' || run.setting === 'cafe',
}

const timeOf = (lesson: WeeklyLesson): FreeTime =>
  lesson.weekday >= 6 ? 'weekend' : dayPartOf(lesson.fromMinute)

/**
 * How well a run fits somebody: its reasons, most telling first, and a score to order by. Null when it cannot work:
 * another level, too much computer, online against their wish, no childcare where they need it.
 */
export function fitOf(
  run: Candidate,
  person: Person,
  now: Date,
): { score: number; reasons: Reason[] } | null {
  const found: Reason[] = []
  let score = 0
  const say = (reason: Reason, worth: number) => {
    found.push(reason)
    score += worth
  }
  if (isLevel(run.levelFrom)) {
    if (person.level === null) return null
    const to = isLevel(run.levelTo) ? run.levelTo : run.levelFrom
    const begins = run.levelFrom === person.level
    const within = compareLevels(run.levelFrom, person.level) < 0 && compareLevels(person.level, to) < 0
    if (!begins && !within) return null
    if (person.level === 'alfa' && run.levelFrom !== 'alfa') return null
    say('level', begins ? 50 : 40)
  } else say('everyone', 10)
  if (person.digitalSkill !== null && run.digitalSkill > person.digitalSkill) return null
  if (run.setting === 'online' && !person.online) return null
  if (person.times.length > 0) {
    if (run.weekly.every((lesson) => person.times.includes(timeOf(lesson)))) say('time', 25)
    else say('otherTime', -30)
  }
  if (person.careChildren > 0) {
    if (!run.childcare || run.childcare.capacity - run.childcare.taken < person.careChildren) return null
    say('childcare', 20)
  }
  if (person.languages.some((language) => run.supportLanguages.includes(language))) say('language', 15)
  if (person.goals.some((goal) => goalFits[goal](run))) say('goal', 12)
  if (run.neighbourhoodId && run.neighbourhoodId === person.neighbourhoodId) say('near', 8)
  if (roomOf(run).kind === 'full') say('list', -25)
  else say('free', 10)
  if (run.firstLessonAt.getTime() - now.getTime() < days(28)) say('soon', 5)
  return { score, reasons: found }
}

/** The three that fit best, no course twice; the sooner one first where two fit the same. */
export function bestThree<One extends Candidate>(
  runs: readonly One[],
  person: Person,
  now: Date,
): { run: One; reasons: Reason[] }[] {
  const fitting = runs
    .flatMap((run) => {
      const fit = fitOf(run, person, now)
      return fit ? [{ run, ...fit }] : []
    })
    .sort((a, b) => b.score - a.score || a.run.firstLessonAt.getTime() - b.run.firstLessonAt.getTime())
  const seen = new Set<string>()
  return fitting
    .filter(({ run }) => !seen.has(run.courseId) && seen.add(run.courseId))
    .slice(0, 3)
    .map(({ run, reasons }) => ({ run, reasons }))
}
