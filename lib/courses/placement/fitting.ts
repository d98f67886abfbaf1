import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Locale } from '@/lib/i18n/locales'
import { bookableRunWhere } from '../policy'
import { runSelect, titleSelect, toRunSummary } from '../select'
import type { RunSummary } from '../types'
import { isOneOf, newcomerAudiences } from '../vocabulary'
import { titleFor } from '../words'
import type { myPlacement } from './queries'
import { bestThree, joiningLevel, type Person } from './rules'
import { freeTimes, goals, type Reason } from './vocabulary'

export type FittingRun = {
  courseId: string
  title: string
  lang: string
  run: RunSummary
  reasons: Reason[]
  /** The language of theirs the teacher speaks, when that is a reason. */
  language: string | null
}

type Placement = NonNullable<Awaited<ReturnType<typeof myPlacement>>>

/** What fitting looks at, out of what somebody told us. */
export function personOf({ levels, intake, profile }: Placement): Person {
  const level = joiningLevel(levels)
  return {
    // Who does not read our letters begins with them, also before the questions about reading.
    level: level ?? (profile.literacy.latin === 'none' ? 'alfa' : null),
    goals: (intake?.goals ?? []).filter((goal) => isOneOf(goals, goal)),
    times: (intake?.times ?? []).filter((time) => isOneOf(freeTimes, time)),
    careChildren: intake?.careChildren ?? 0,
    online: intake?.online ?? false,
    digitalSkill: profile.digitalSkill,
    languages: profile.languages
      .map((one) => one.language.split('-')[0] ?? '')
      .filter((code) => code && code !== 'nl'),
    neighbourhoodId: profile.neighbourhood?.id ?? null,
  }
}

/** Three runs that fit, best first, each with its reasons; fewer or none when there are no more. */
export async function fittingRuns(ctx: Ctx, placement: Placement, locale: Locale): Promise<FittingRun[]> {
  const where = bookableRunWhere(ctx.actor, ctx.now)
  const rows = await ctx.db.courseRun.findMany({
    where: {
      ...where,
      course: {
        ...where.course,
        OR: [{ audience: { isEmpty: true } }, { audience: { hasSome: [...newcomerAudiences] } }],
      },
      pool: {
        bookings: {
          none: { personId: placement.personId, state: { in: ['placed', 'waiting', 'offered'] } },
        },
      },
    },
    orderBy: [{ firstLessonAt: 'asc' }, { id: 'asc' }],
    take: 400,
    select: {
      ...runSelect,
      venue: { select: { ...runSelect.venue.select, neighbourhoodId: true } },
      course: {
        select: {
          id: true,
          kind: true,
          levelFrom: true,
          levelTo: true,
          track: true,
          digitalSkill: true,
          audience: true,
          supportLanguages: true,
          texts: { where: { locale: { in: [locale, 'nl'] } }, select: titleSelect },
        },
      },
    },
  })
  const person = personOf(placement)
  const candidates = rows.map((row) => {
    const run = toRunSummary(row)
    const { id: courseId, texts, ...course } = row.course
    return {
      ...course,
      courseId,
      texts,
      summary: run,
      setting: run.setting,
      neighbourhoodId: row.venue?.neighbourhoodId ?? null,
      firstLessonAt: run.firstLessonAt,
      weekly: run.weekly,
      capacity: run.capacity,
      taken: run.taken,
      waiting: run.waiting,
      childcare: run.childcarePlaces,
    }
  })
  return bestThree(candidates, person, ctx.now).map(({ run, reasons }) => ({
    courseId: run.courseId,
    ...titleFor(run.texts, locale),
    run: run.summary,
    reasons,
    language: person.languages.find((language) => run.supportLanguages.includes(language)) ?? null,
  }))
}
