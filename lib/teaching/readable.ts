import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import type { ReadableSection } from '@/lib/people/personal-data'
import { copyWords, own, plain, tableChapter, written } from '@/lib/people/readable'
import type { Mark, Skill, Step } from './vocabulary'

/** What courses are called in the reader's language, by their run. */
async function titlesOf(ctx: Ctx, runIds: readonly string[], locale: Locale): Promise<Map<string, string>> {
  const runs = await ctx.db.courseRun.findMany({
    where: { id: { in: [...new Set(runIds)] } },
    select: { id: true, course: { select: { texts: { select: { locale: true, title: true } } } } },
  })
  return new Map(
    runs.map(({ id, course: { texts } }) => {
      const text = texts.find((each) => each.locale === locale) ?? texts.find((each) => each.locale === 'nl')
      return [id, text?.title ?? '']
    }),
  )
}

/** What lessons leave behind about a person, to be read. */
export async function readableTeaching(
  ctx: Ctx,
  personId: string,
  locale: Locale,
): Promise<ReadableSection[]> {
  const { t, f, day } = await copyWords(locale)
  const words = await translatorFor(locale, 'teaching')
  const courses = await translatorFor(locale, 'courses')
  // One after the other: this may run in a transaction, which has one connection.
  const marks = await ctx.db.attendanceMark.findMany({ where: { personId }, orderBy: { markedAt: 'asc' } })
  const notes = await ctx.db.learnerNote.findMany({ where: { personId }, orderBy: { createdAt: 'asc' } })
  const progress = await ctx.db.skillProgress.findMany({ where: { personId }, orderBy: { seenAt: 'asc' } })
  const followUps = await ctx.db.followUp.findMany({ where: { personId }, orderBy: { dueAt: 'asc' } })
  const asks = await ctx.db.evaluationAsk.findMany({ where: { personId }, orderBy: { askedAt: 'asc' } })
  const certificates = await ctx.db.certificate.findMany({
    where: { personId },
    orderBy: { issuedAt: 'asc' },
    select: { runId: true, issuedAt: true, validUntil: true, revokedAt: true },
  })
  const lessons = new Map(
    (
      await ctx.db.lesson.findMany({
        where: { id: { in: marks.map((mark) => mark.lessonId) } },
        select: { id: true, startsAt: true },
      })
    ).map((lesson) => [lesson.id, lesson.startsAt]),
  )
  const every = [...marks, ...notes, ...progress, ...followUps, ...asks, ...certificates]
  const titles = await titlesOf(
    ctx,
    every.map((row) => row.runId),
    locale,
  )
  const course = (row: { runId: string }) => own(titles.get(row.runId))
  const help = {
    message: words('mail.absence.subject'),
    call: words('mail.absence.subject'),
    evaluation: words('mail.evaluation.subject'),
    nextLevel: words('mail.nextLevel.subject'),
  }
  return [
    ...tableChapter(
      words('mine.title'),
      [t('when'), courses('fact.course'), t('pdf.state')],
      marks.map((row) => [
        plain(f.fullDay(lessons.get(row.lessonId) ?? row.markedAt)),
        course(row),
        plain(words(`mark.${row.mark as Mark}`)),
      ]),
    ),
    ...tableChapter(
      t('pdf.progress'),
      [t('when'), courses('fact.course'), t('pdf.what'), t('pdf.state')],
      progress.map((row) => [
        plain(f.fullDay(row.seenAt)),
        course(row),
        plain(courses(`skill.${row.skill as Skill}`)),
        plain(t(`pdf.step.${row.step as Step}`)),
      ]),
    ),
    ...tableChapter(
      t('pdf.lessonNotes'),
      [t('when'), courses('fact.course'), t('pdf.what')],
      notes.map((row) => [plain(f.fullDay(row.createdAt)), course(row), written(row.text)]),
    ),
    ...tableChapter(
      t('pdf.followUps'),
      [t('when'), courses('fact.course'), t('pdf.what')],
      [
        ...followUps.map((row) => [
          plain(f.fullDay(row.dueAt)),
          course(row),
          plain(help[row.action as keyof typeof help]),
        ]),
        ...asks.map((row) => [plain(f.fullDay(row.askedAt)), course(row), plain(words('evaluation.title'))]),
      ],
    ),
    ...tableChapter(
      words('certificates.title'),
      [words('printed.issued'), courses('fact.course'), words('printed.validUntil')],
      certificates.map((row) => [
        plain(f.fullDay(row.issuedAt)),
        course(row),
        plain(row.revokedAt ? words('certificates.over') : row.validUntil && day(row.validUntil)),
      ]),
    ),
  ]
}
