import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import type { ReadableSection } from '@/lib/people/personal-data'
import { copyWords, factsChapter, plain, tableChapter, written } from '@/lib/people/readable'
import {
  declineReasons,
  endReasons,
  type helps,
  type interests,
  type meetingKinds,
  type stages,
  type wishes,
} from '../matching/vocabulary'
import { timesOfBits } from '../rules'
import { builtInRoles, isOneOf } from '../vocabulary'

type Side = 'seeker' | 'helper'
const faces = ['bad', 'fair', 'good'] as const
const loads = ['light', 'right', 'much'] as const

/** What matching and pairs hold about somebody, to be read. What the other of a pair said is theirs and not told. */
export async function readablePairs(ctx: Ctx, personId: string, locale: Locale): Promise<ReadableSection[]> {
  const { t, f, day } = await copyWords(locale)
  const words = await translatorFor(locale, 'pairs')
  const passport = await translatorFor(locale, 'passport')
  const mine = { OR: [{ seekerId: personId }, { helperId: personId }] }
  const profile = await ctx.db.matchProfile.findUnique({ where: { personId } })
  const requests = await ctx.db.matchRequest.findMany({
    where: { personId },
    orderBy: { createdAt: 'asc' },
  })
  const proposals = await ctx.db.matchProposal.findMany({
    where: mine,
    orderBy: { proposedAt: 'asc' },
    include: { questions: { orderBy: { askedAt: 'asc' } } },
  })
  const pairs = await ctx.db.pair.findMany({
    where: mine,
    orderBy: { startedAt: 'asc' },
    include: {
      meetings: { where: { takenBackAt: null }, orderBy: { on: 'asc' } },
      checkIns: { where: { answeredAt: { not: null } }, orderBy: { askedAt: 'asc' } },
    },
  })
  const reports = await ctx.db.pairReport.findMany({
    where: { reporterId: personId },
    orderBy: { reportedAt: 'asc' },
  })
  const sideOf = (row: { seekerId: string | null }): Side => (row.seekerId === personId ? 'seeker' : 'helper')
  const role = (key: string) => words(`role.${isOneOf(builtInRoles, key) ? key : 'other'}`)
  const requestState = {
    draft: t('pdf.unsent'),
    waiting: words('waitingTitle'),
    paired: words('pairedText'),
    withdrawn: words('done.withdrawn'),
  }
  const list = (keys: readonly string[], say: (key: string) => string) =>
    keys.length > 0 && plain(f.list(keys.map(say)))
  const fact = (label: string, cell: ReturnType<typeof list>) => cell && { label, ...cell }
  const times = timesOfBits(profile?.availability ?? 0).map((time) => {
    const [weekday, part] = time.split('-')
    return words('slot', {
      weekday: f.weekdayName(Number(weekday)),
      part: words(`part.${part as 'morning'}`),
    })
  })
  return [
    ...(profile
      ? factsChapter(words('profileTitle'), [
          fact(
            words('q.interests'),
            list(profile.interests, (key) => words(`interest.${key as (typeof interests)[number]}`)),
          ),
          fact(
            words('offers'),
            list(profile.offers, (key) => words(`help.${key as (typeof helps)[number]}`)),
          ),
          fact(
            words('stages'),
            list(profile.stages, (key) => words(`stage.${key as (typeof stages)[number]}`)),
          ),
          fact(
            words('q.times'),
            list(times, (time) => time),
          ),
          fact(
            words('placeTraits'),
            list(profile.traits, (key) => words(`wish.${key as (typeof wishes)[number]}`)),
          ),
          fact(
            words('q.wishes'),
            list([...profile.needs, ...profile.prefers], (key) =>
              words(`wish.${key as (typeof wishes)[number]}`),
            ),
          ),
          profile.maxKm !== null && {
            label: words('maxKm'),
            ...plain(words('km', { count: profile.maxKm })),
          },
          profile.withoutLanguage && { label: t('language'), ...plain(words('withoutLanguage')) },
        ])
      : []),
    ...tableChapter(
      words('buddyTitle'),
      [t('when'), t('pdf.what'), t('pdf.state')],
      requests.map((row) => [
        plain(f.fullDay(row.createdAt)),
        plain(
          [role(row.roleKey), ...row.asks.map((key) => words(`help.${key as (typeof helps)[number]}`))].join(
            ' · ',
          ),
        ),
        plain(requestState[row.state as keyof typeof requestState] ?? words('ended')),
      ]),
    ),
    ...tableChapter(
      t('pdf.proposals'),
      [t('when'), t('pdf.what'), t('pdf.answer')],
      proposals.map((row) => {
        const side = sideOf(row)
        const [answer, reason] = [row[`${side}Answer`], row[`${side}Reason`]]
        return [
          plain(f.fullDay(row.proposedAt)),
          plain(role(row.roleKey)),
          written(
            [
              answer && words(answer === 'yes' ? 'yes' : 'no'),
              reason && words(`declineReason.${isOneOf(declineReasons, reason) ? reason : 'other'}`),
              ...row.questions
                .filter((question) => question.side === side)
                .flatMap((question) => [question.text, question.answer]),
            ]
              .filter(Boolean)
              .join('\n'),
          ),
        ]
      }),
    ),
    ...tableChapter(
      words('title'),
      [t('pdf.from'), t('pdf.what'), t('pdf.until'), t('pdf.state')],
      pairs.map((row) => [
        plain(f.fullDay(row.startedAt)),
        plain(role(row.roleKey)),
        plain(row.endedAt ? f.fullDay(row.endedAt) : day(row.endsOn)),
        plain(
          [
            row.endedAt && words('ended'),
            row.endedBy === sideOf(row) &&
              words(`endReason.${isOneOf(endReasons, row.endReason) ? row.endReason : 'other'}`),
          ]
            .filter(Boolean)
            .join(' · '),
        ),
      ]),
    ),
    ...tableChapter(
      words('log'),
      [t('when'), words('what'), t('pdf.long')],
      pairs.flatMap((row) =>
        row.meetings.map((meeting) => [
          plain(day(meeting.on)),
          plain(words(`kind.${meeting.kind as (typeof meetingKinds)[number]}`)),
          plain(passport('duration', { hours: f.number(meeting.minutes / 60) })),
        ]),
      ),
    ),
    ...tableChapter(
      words('checkIn'),
      [t('when'), t('pdf.answer')],
      pairs.flatMap((row) =>
        row.checkIns
          .filter((checkIn) => checkIn.side === sideOf(row))
          .map((checkIn) => {
            const [face, load] = [faces[(checkIn.face ?? 0) - 1], loads[(checkIn.load ?? 0) - 1]]
            return [
              plain(checkIn.answeredAt && f.fullDay(checkIn.answeredAt)),
              plain(
                [
                  face && words(`face.${face}`),
                  load && words(`loadOf.${load}`),
                  checkIn.wantsCall && words('wantsCall'),
                ]
                  .filter(Boolean)
                  .join(' · '),
              ),
            ]
          }),
      ),
    ),
    ...tableChapter(
      words('report'),
      [t('when'), t('pdf.what'), t('pdf.us')],
      reports.map((row) => [
        plain(f.fullDay(row.reportedAt)),
        written([words(row.kind === 'safety' ? 'safety' : 'problem'), row.words].filter(Boolean).join('\n')),
        plain(row.handledAt && f.fullDay(row.handledAt)),
      ]),
    ),
  ]
}
