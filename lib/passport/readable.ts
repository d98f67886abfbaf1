import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import type { ReadableSection } from '@/lib/people/personal-data'
import { copyWords, factsChapter, own, plain, tableChapter } from '@/lib/people/readable'
import type { OwnNames, OwnTexts } from './types'
import type { ActivityKind } from './vocabulary'
import { partWords, templateName } from './words'

/** The passport to be read: trajectories with what is done of them, and every hour. */
export async function readablePassport(
  ctx: Ctx,
  personId: string,
  locale: Locale,
): Promise<ReadableSection[]> {
  const { t, f, day } = await copyWords(locale)
  const words = await translatorFor(locale, 'passport')
  const trajectories = await ctx.db.trajectory.findMany({
    where: { personId },
    orderBy: { startedOn: 'asc' },
    include: {
      template: { select: { code: true, words: true } },
      marks: { include: { part: { select: { code: true, words: true } } } },
    },
  })
  const hours = await ctx.db.passportHours.findMany({ where: { personId }, orderBy: { on: 'asc' } })
  const state = (row: (typeof hours)[number]) => {
    if (row.reversedAt) return words('done.withdrawn')
    if (row.confirmedAt) return words('rowState.confirmed')
    if (!row.refusedAt) return words('rowState.waiting')
    return [words('rowState.refused'), row.refusedReason].filter(Boolean).join(': ')
  }
  return [
    ...trajectories.flatMap((row) =>
      factsChapter(
        templateName(words, { ...row.template, names: row.template.words as OwnNames | null }, locale).text,
        [
          { label: t('pdf.from'), ...plain(day(row.startedOn)) },
          row.endedAt && { label: t('pdf.until'), ...plain(f.fullDay(row.endedAt)) },
          ...row.marks.map((mark) => ({
            label: partWords(
              words,
              { code: mark.part.code, words: mark.part.words as OwnTexts | null },
              locale,
            ).title,
            ...plain(words('doneOn', { day: day(mark.doneOn) })),
          })),
        ],
      ),
    ),
    ...tableChapter(
      words('hours'),
      [t('when'), t('pdf.what'), words('proof.hours'), t('who'), t('pdf.state')],
      hours.map((row) => [
        plain(day(row.on)),
        own([words(`kind.${row.activityKind as ActivityKind}`), row.what].filter(Boolean).join(': ')),
        plain(f.number(row.minutes / 60)),
        own([row.contactName, row.contactEmail].filter(Boolean).join(' · ')),
        plain(state(row)),
      ]),
    ),
  ]
}
