import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { levelsOfPlain, type PlainLevel, plainLevelOf } from '@/lib/cefr/cefr'
import { keptUntilChange } from '@/lib/freshness/kept'
import type { Locale } from '@/lib/i18n/locales'
import type { CourseFilters } from './filters'
import { openRunWhere } from './policy'
import { dayPartOf } from './rules'
import { runSelect, textSelect, toRunSummary } from './select'
import type { CourseCard, CourseWords, RunSummary } from './types'
import { isOneOf, newcomerAudiences } from './vocabulary'
import { wordsFor } from './words'

/** A run that the public site shows, with what the list asks of its course. */
export type OpenRun = {
  run: RunSummary
  course: {
    id: string
    kind: string
    levelFrom: string | null
    plainLevel: PlainLevel | null
    audience: string[]
    supportLanguages: string[]
    words: Pick<CourseWords, 'lang' | 'title' | 'summary'>
    /** Title and summary in the reader's language and in Dutch, as `asSearched` spells them. */
    searched: string
  }
}

/** More open runs than a metropolis has: a guard, not a page. */
const most = 5000

/**
 * Every run the public site shows now, the soonest first. It is the same for everybody, and all questions of the course
 * list are answered out of it: kept until a course changes (lib/freshness/kept), so that a question nobody asked before
 * costs the database nothing.
 */
export function openRuns(ctx: Ctx, locale: Locale): Promise<OpenRun[]> {
  return keptUntilChange(`courses.open:${locale}`, async () => {
    const rows = await ctx.db.courseRun.findMany({
      where: openRunWhere(ctx.now),
      orderBy: [{ firstLessonAt: 'asc' }, { id: 'asc' }],
      take: most,
      select: {
        ...runSelect,
        course: {
          select: {
            id: true,
            kind: true,
            levelFrom: true,
            audience: true,
            supportLanguages: true,
            textVersion: true,
            texts: { where: { locale: { in: [locale, 'nl'] } }, select: textSelect },
          },
        },
      },
    })
    const courses = new Map<string, OpenRun['course']>()
    return rows.map((row) => {
      const { texts, textVersion, ...course } = row.course
      const known = courses.get(course.id) ?? {
        ...course,
        plainLevel: plainLevelOf(course.levelFrom),
        words: wordsFor(texts, locale, textVersion),
        searched: asSearched(texts.map((text) => `${text.title}\n${text.summary}`).join('\n')),
      }
      courses.set(course.id, known)
      return { run: toRunSummary(row), course: known }
    })
  })
}

/** Words as they are compared: without case, accents and vowel marks, which a telephone's keyboard makes hard to type. */
export function asSearched(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * Does the run fit what was asked? Every word that was typed must stand in title or summary. Training for the police or
 * for teachers is not between a newcomer's courses unless somebody asks for it.
 */
function fits(
  { run, course }: OpenRun,
  filters: CourseFilters,
  words: readonly string[],
  now: Date,
): boolean {
  if (run.firstLessonAt <= now) return false
  if (filters.kind && course.kind !== filters.kind) return false
  if (filters.support && !course.supportLanguages.includes(filters.support)) return false
  if (filters.audience) {
    if (!course.audience.includes(filters.audience)) return false
  } else if (
    !filters.kind &&
    course.audience.length > 0 &&
    !course.audience.some((audience) => isOneOf(newcomerAudiences, audience))
  )
    return false
  if (filters.level && course.levelFrom && !isOneOf(levelsOfPlain[filters.level], course.levelFrom))
    return false
  if (!words.every((word) => course.searched.includes(word))) return false
  if (filters.setting?.length && !filters.setting.some((setting) => setting === run.setting)) return false
  if (filters.childcare && !run.childcare) return false
  if (filters.from && run.startsOn < filters.from) return false
  if (filters.free && (run.waiting > 0 || run.taken >= run.capacity)) return false
  return (
    !filters.daypart?.length ||
    run.weekly.some((lesson) => filters.daypart?.includes(dayPartOf(lesson.fromMinute)))
  )
}

/** Courses with at least one open run that fits, each with those runs, the soonest first. */
export function cardsOf(open: readonly OpenRun[], filters: CourseFilters, now: Date): CourseCard[] {
  const words = asSearched(filters.q?.slice(0, 200) ?? '').split(' ')
  const cards = new Map<string, CourseCard>()
  for (const each of open) {
    if (!fits(each, filters, words, now)) continue
    const { run, course } = each
    const card = cards.get(course.id)
    if (card) card.runs.push(run)
    else
      cards.set(course.id, {
        id: course.id,
        kind: course.kind,
        plainLevel: course.plainLevel,
        words: course.words,
        runs: [run],
      })
  }
  return [...cards.values()]
}
