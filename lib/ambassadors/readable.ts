import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import type { ReadableSection } from '@/lib/people/personal-data'
import { copyWords, factsChapter, own, plain, tableChapter, written } from '@/lib/people/readable'
import { readableAward } from './award/readable'
import { listRoles } from './roles'
import { type heardFrom, isOneOf, leaveReasons, occupationGroups, type talkWays } from './vocabulary'

/** How far somebody came in the programme, by the step that says so. */
const roads = {
  applied: 'my.step.applied',
  talkPlanned: 'my.step.talkPlanned',
  screened: 'my.step.screened',
  checked: 'my.step.checked',
  trained: 'my.step.trained',
  activated: 'my.step.active',
  paused: 'my.lead.paused',
  resumed: 'my.step.active',
} as const
const badgeHours: Record<string, number> = { hours25: 25, hours50: 50, hours100: 100, hours250: 250 }

const read = (ctx: Ctx, personId: string) =>
  ctx.db.ambassador.findUnique({
    where: { personId },
    include: {
      roles: true,
      steps: { where: { voidedAt: null }, orderBy: { at: 'asc' } },
      checks: { where: { voidedAt: null }, orderBy: { seenAt: 'asc' } },
      acceptances: { orderBy: { acceptedAt: 'asc' } },
      talks: { where: { cancelledAt: null }, orderBy: { startsAt: 'asc' } },
      services: { where: { voidedAt: null }, orderBy: { on: 'asc' } },
      claims: { orderBy: { on: 'asc' } },
      badges: { orderBy: { issuedAt: 'asc' } },
      thanks: true,
    },
  })

/** What the programme holds about somebody, to be read. */
export async function readableAmbassador(
  ctx: Ctx,
  personId: string,
  locale: Locale,
): Promise<ReadableSection[]> {
  const { t, f, day } = await copyWords(locale)
  const words = await translatorFor(locale, 'ambassadors')
  const passport = await translatorFor(locale, 'passport')
  const stopped = await ctx.db.ambassadorMailingStop.findUnique({ where: { personId } })
  const invitations = await ctx.db.ambassadorGuest.findMany({
    where: { personId },
    orderBy: { invitedAt: 'asc' },
    include: { gathering: { select: { startsAt: true, place: true } } },
  })
  const ambassador = await read(ctx, personId)
  const others = [
    ...(await readableAward(ctx, personId, locale)),
    ...factsChapter(words('letters.title'), [
      stopped && { label: f.fullDay(stopped.at), ...plain(words('letters.stopped')) },
    ]),
    ...tableChapter(
      words('gathering.title'),
      [t('when'), t('pdf.what'), t('pdf.answer')],
      invitations.map((row) => [
        plain(f.fullDayAndTime(row.gathering.startsAt)),
        own(row.gathering.place),
        plain(row.saidNoAt && words('gathering.no')),
      ]),
    ),
  ]
  if (!ambassador) return others
  const roles = new Map((await listRoles(ctx, locale, true)).map((role) => [role.key, role.name]))
  const { occupation, heardFrom: heard, thanks } = ambassador
  const way = (kind: string) => words(`my.way.${kind as (typeof talkWays)[number]}`)
  const claimState = (row: (typeof ambassador.claims)[number]) => {
    if (row.exportedAt) return words('expenses.state.paid')
    if (row.decision === 'refused')
      return [words('expenses.state.refused'), row.reason].filter(Boolean).join(': ')
    return words(`expenses.state.${(row.decision ?? 'open') as 'open' | 'approved' | 'withdrawn'}`)
  }
  const end = (reason: string | null) =>
    isOneOf(leaveReasons, reason)
      ? `${words('my.lead.left')} ${words(`my.leaveReason.${reason}`)}`
      : words('my.lead.left')
  return [
    ...factsChapter(words('my.title'), [
      ambassador.roles.length > 0 && {
        label: t('pdf.roles'),
        ...plain(f.list(ambassador.roles.map((role) => roles.get(role.roleKey) ?? role.roleKey))),
      },
      ambassador.motivation !== null && { label: t('pdf.why'), ...written(ambassador.motivation) },
      occupation !== null && {
        label: t('pdf.occupation'),
        ...plain(isOneOf(occupationGroups, occupation) ? words(`occupation.${occupation}`) : occupation),
      },
      heard !== null && {
        label: t('pdf.heard'),
        ...plain(words(`heard.${heard as (typeof heardFrom)[number]}`)),
      },
      ambassador.talkNotes !== null && { label: t('pdf.talkNotes'), ...written(ambassador.talkNotes) },
      ...ambassador.steps.map((step) => ({
        label: f.fullDay(step.at),
        ...written(
          [step.kind in roads ? words(roads[step.kind as keyof typeof roads]) : end(step.reason), step.note]
            .filter(Boolean)
            .join('\n'),
        ),
      })),
      ...ambassador.talks.map((talk) => ({
        label: words('my.step.talkPlanned'),
        ...plain(`${f.fullDayAndTime(talk.startsAt)} · ${way(talk.way)}`),
      })),
      ...ambassador.checks.map((check) => ({
        label: f.fullDay(check.seenAt),
        ...plain(words('my.recordUntil', { day: day(check.expiresOn) })),
      })),
      ...ambassador.acceptances.map((yes) => ({
        label: words(yes.document === 'code' ? 'my.code' : 'steps.note'),
        ...plain(`${f.fullDay(yes.acceptedAt)} · ${yes.version} · ${f.languageName(yes.language)}`),
      })),
    ]),
    ...tableChapter(
      t('pdf.given'),
      [t('when'), t('pdf.what'), t('pdf.long')],
      ambassador.services.map((row) => [
        plain(day(row.on)),
        plain(roles.get(row.roleKey) ?? row.roleKey),
        plain(passport('duration', { hours: f.number(row.minutes / 60) })),
      ]),
    ),
    ...tableChapter(
      words('expenses.title'),
      [t('when'), t('pdf.what'), t('pdf.amount'), t('pdf.state')],
      ambassador.claims.map((row) => [
        plain(day(row.on)),
        written([words(`expenses.whats.${row.what as 'other'}`), row.note].filter(Boolean).join('\n')),
        plain(f.money(row.cents, 'EUR')),
        plain(claimState(row)),
      ]),
    ),
    ...factsChapter(
      words('thanks.badges'),
      ambassador.badges.map((badge) => {
        const hours = badgeHours[badge.achievement]
        return {
          label: f.fullDay(badge.issuedAt),
          ...plain(
            [
              hours ? words('thanks.badge.hours', { hours }) : words('thanks.badge.ambassador'),
              badge.revokedAt && t('pdf.takenBack'),
            ]
              .filter(Boolean)
              .join(' · '),
          ),
        }
      }),
    ),
    ...factsChapter(words('thanks.wall'), [
      thanks && {
        label: `${thanks.shownAs} · ${f.fullDay(thanks.agreedAt)}`,
        ...written(thanks.words),
      },
    ]),
    ...others,
  ]
}
