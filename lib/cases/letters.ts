import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { newId } from '@/lib/db/ids'
import { formats } from '@/lib/i18n/format'
import { dirOf, localeOr } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { renderPdf, typstSource } from '@/lib/pdf/render'
import { ok, type Result, refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { dayToDate } from '@/lib/time/time'
import { note } from './history'
import { markAnswered, onCase } from './on-case'
import { staffCaseWhere } from './policy'
import { termSelect, todayIn, viewTerm } from './term-view'
import { type LetterTemplate, paperKeys } from './vocabulary'
import { type RuleWords, sentenceWords } from './words'

/**
 * Makes a letter to the person from a template and keeps what it said. Never for a sensitive case: a letter lies on a
 * mat that others walk over. Refuses `notFound`, `closed`, `unsafe`, `noDate` (no term that may be told), `noWords`.
 */
export async function makeLetter(
  ctx: Ctx,
  input: { caseId: string; template: LetterTemplate; words: string | null },
): Promise<Result<{ letterId: string }, 'notFound' | 'closed' | 'unsafe' | 'noDate' | 'noWords'>> {
  return onCase(ctx, input.caseId, async (tx, on) => {
    if (on.sensitive) return refused('unsafe')
    if (input.template === 'free' && !input.words) return refused('noWords')
    const terms = await tx.db.caseDeadline.findMany({
      where: { caseId: on.id, ...termSelect.where },
      select: termSelect.select,
    })
    const today = todayIn(tx)
    const term = terms
      .map((row) => viewTerm(row, on.country, today, new Map()))
      .find((each) => each.told && each.kind === 'act' && !each.metOn && !each.missedOn)
    if (input.template === 'deadline' && !term) return refused('noDate')
    const papers = await tx.db.casePaper.findMany({
      where: { caseId: on.id, required: true, seenAt: null, waivedAt: null },
      orderBy: { position: 'asc' },
      select: { key: true, words: true },
    })
    const person = await tx.db.person.findUniqueOrThrow({
      where: { id: on.personId },
      select: { locale: true },
    })
    const letterId = newId()
    await tx.db.caseLetter.create({
      data: {
        id: letterId,
        caseId: on.id,
        template: input.template,
        language: person.locale,
        data: {
          words: input.words,
          papers,
          term: term
            ? {
                sentence: term.sentence,
                words: term.words ? JSON.parse(JSON.stringify(term.words)) : null,
                from: term.safeFromOn,
                until: term.safeUntilOn ?? term.latestOn,
              }
            : null,
        },
        createdAt: tx.now,
        createdById: personIdOf(tx.actor),
      },
    })
    await markAnswered(tx, on.id)
    await note(tx, on, 'letterMade', { template: input.template })
    return ok({ letterId })
  })
}

type LetterData = {
  words: string | null
  papers: { key: string | null; words: string | null }[]
  term: { sentence: string; words?: RuleWords | null; from: string | null; until: string | null } | null
}

/** What the letter says in one language. Words somebody typed stay as they were typed. */
async function said(language: string, template: string, data: LetterData, number: string, name: string) {
  const locale = localeOr(language)
  const t = await translatorFor(locale, 'cases')
  const f = formats(locale, 'UTC')
  const day = (on: string) => f.fullDay(dayToDate(on))
  const paper = (each: LetterData['papers'][number]) => {
    const key = paperKeys.find((candidate) => candidate === each.key)
    return key ? t(`paper.${key}`) : (each.words ?? '')
  }
  const dates = data.term
    ? data.term.from && data.term.until
      ? t('term.between', { from: day(data.term.from), until: day(data.term.until) })
      : data.term.until
        ? t('term.until', { until: day(data.term.until) })
        : ''
    : ''
  return {
    lang: locale,
    dir: dirOf(locale),
    number: t('my.number', { number }),
    name,
    title:
      template === 'papers'
        ? t('my.bring')
        : template === 'deadline' && data.term
          ? sentenceWords(t, data.term, locale)
          : t('my.messages'),
    paragraphs: [
      ...(template === 'deadline' ? [dates] : []),
      ...(data.words ? [data.words] : []),
      ...(template === 'free' ? [] : [t('mail.look')]),
    ].filter(Boolean),
    items: template === 'papers' ? data.papers.map(paper) : [],
  }
}

/** A letter as a PDF, Dutch beside the person's language; null for whom the case does not exist. A look, recorded. */
export async function letterPdf(ctx: Ctx, caseId: string, letterId: string): Promise<Uint8Array | null> {
  const row = await ctx.db.caseLetter.findFirst({
    where: { id: letterId, case: { id: caseId, ...staffCaseWhere(ctx.actor) } },
    include: {
      case: { select: { number: true, personId: true, team: { select: { name: true, phone: true } } } },
    },
  })
  if (!row) return null
  const person = await ctx.db.person.findUniqueOrThrow({
    where: { id: row.case.personId },
    select: { fullName: true },
  })
  await recordView(ctx, 'cases.case.viewed', [row.case.personId], { type: 'case', id: caseId })
  const data = row.data as LetterData
  const languages = row.language === 'nl' ? ['nl'] : ['nl', row.language]
  const sides = await Promise.all(
    languages.map((language) => said(language, row.template, data, row.case.number, person.fullName)),
  )
  const nl = formats('nl', townZone())
  return renderPdf({
    source: typstSource('lib/cases/letter.typ'),
    lang: 'nl-BE',
    title: `${row.case.number}`,
    data: {
      day: nl.fullDay(row.createdAt),
      team: row.case.team.name,
      phone: row.case.team.phone?.replace(/^\+32/, '0') ?? null,
      sides,
    },
  })
}
