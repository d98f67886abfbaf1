import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import type { ReadableSection } from '@/lib/people/personal-data'
import { code, copyWords, factsChapter, own, plain, tableChapter } from '@/lib/people/readable'
import { courseRunPlaces } from './place-owner'

const titled = {
  select: { course: { select: { texts: { select: { locale: true, title: true } } } } },
} as const

/** What courses hold about a person, to be read: bookings, the level, wishes, groups and what one waits for. */
export async function readableCourses(
  ctx: Ctx,
  personId: string,
  locale: Locale,
): Promise<ReadableSection[]> {
  const { t, f, day } = await copyWords(locale)
  const my = await translatorFor(locale, 'my')
  const placement = await translatorFor(locale, 'placement')
  const courses = await translatorFor(locale, 'courses')
  const wished = await translatorFor(locale, 'wishes')
  const bookings = await ctx.db.booking.findMany({
    where: { personId, pool: { kind: courseRunPlaces } },
    orderBy: { bookedAt: 'asc' },
    select: { reference: true, state: true, bookedAt: true, pool: { select: { run: titled } } },
  })
  const facts = await ctx.db.placementFact.findMany({ where: { personId }, orderBy: { factOn: 'asc' } })
  const intake = await ctx.db.courseIntake.findUnique({ where: { personId } })
  const demands = await ctx.db.courseDemand.findMany({ where: { personId }, orderBy: { askedAt: 'asc' } })
  const wishes = await ctx.db.allocationWish.findMany({
    where: { personId },
    orderBy: [{ roundId: 'asc' }, { rank: 'asc' }],
    select: { rank: true, runId: true, round: { select: { title: true } } },
  })
  const groups = await ctx.db.courseGroupMember.findMany({
    where: { personId },
    orderBy: { addedAt: 'asc' },
    select: { addedAt: true, group: { select: { name: true } } },
  })
  const wishedRuns = new Map(
    (
      await ctx.db.courseRun.findMany({
        where: { id: { in: wishes.map((wish) => wish.runId) } },
        select: { id: true, ...titled.select },
      })
    ).map((run) => [run.id, run]),
  )
  const title = (run: (typeof bookings)[number]['pool']['run'] | undefined) => {
    const texts = run?.course.texts ?? []
    const text = texts.find((each) => each.locale === locale) ?? texts.find((each) => each.locale === 'nl')
    return own(text?.title)
  }
  const states = {
    placed: my('state.placed'),
    waiting: my('onTheList'),
    offered: my('offerTitle'),
    held: my('state.held'),
    cancelled: my('state.cancelled'),
    declined: my('state.declined'),
    expired: my('state.expired'),
  }
  const level = (key: string) => placement(`level.${key as 'A1'}`)
  return [
    ...tableChapter(
      my('myBookings'),
      [t('when'), t('pdf.what'), t('pdf.state'), t('pdf.number')],
      bookings.map((row) => [
        plain(f.fullDay(row.bookedAt)),
        title(row.pool.run),
        plain(states[row.state]),
        code(row.reference),
      ]),
    ),
    ...tableChapter(
      placement('yourLevel'),
      [t('when'), t('pdf.what'), courses('fact.level'), t('pdf.notes')],
      facts.map((row) => [
        plain(day(row.factOn)),
        plain(courses(`skill.${row.skill as 'reading'}`)),
        plain([level(row.level), placement(`evidence.${row.evidence as 'self'}`)].join(' · ')),
        own(row.note),
      ]),
    ),
    ...(intake
      ? factsChapter(placement('title'), [
          intake.goals.length > 0 && {
            label: placement('goals'),
            ...plain(f.list(intake.goals.map((goal) => placement(`goal.${goal as 'daily'}`)))),
          },
          intake.times.length > 0 && {
            label: placement('times'),
            ...plain(f.list(intake.times.map((time) => placement(`time.${time as 'morning'}`)))),
          },
          intake.careChildren > 0 && {
            label: placement('careChildren'),
            ...plain(f.number(intake.careChildren)),
          },
        ])
      : []),
    ...factsChapter(
      placement('wait'),
      demands.map((row) => ({
        label: f.fullDay(row.askedAt),
        ...plain(
          [level(row.level), row.endedAt && `${t('pdf.until')} ${f.fullDay(row.endedAt)}`]
            .filter(Boolean)
            .join(' · '),
        ),
      })),
    ),
    ...tableChapter(
      wished('title'),
      [t('pdf.number'), t('pdf.what'), t('pdf.about')],
      wishes.map((row) => [
        plain(f.number(row.rank)),
        title(wishedRuns.get(row.runId)),
        own(row.round.title),
      ]),
    ),
    ...factsChapter(
      t('pdf.groups'),
      groups.map((row) => ({ label: f.fullDay(row.addedAt), ...own(row.group.name) })),
    ),
  ]
}
