import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { appointmentsOfPerson } from '@/lib/appointments/of-person'
import { formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import type { Attachment, ThreadSide } from '@/lib/threads/types'
import { townZone } from '@/lib/time/clock'
import { viewPaper } from './own-queries'
import { paperKeys } from './vocabulary'

/** Pages of the site that explain something, with the key of their name in the catalogue of the first page. */
const pages = [
  { id: 'help', path: '/help', door: 'ask' },
  { id: 'papers', path: '/help#papers', door: 'arrange' },
  { id: 'appointments', path: '/appointments', door: 'visit' },
  { id: 'courses', path: '/courses', door: 'learn' },
  { id: 'ambassadors', path: '/ambassadors', door: 'meet' },
] as const

const papersOf = async (
  ctx: Ctx,
  caseId: string,
  locale: Locale,
  side: ThreadSide,
): Promise<Attachment[]> => {
  const [t, s, rows] = await Promise.all([
    translatorFor(locale, 'cases'),
    translatorFor(locale, 'casesStaff'),
    ctx.db.casePaper.findMany({
      where: { caseId },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: {
        id: true,
        key: true,
        words: true,
        required: true,
        readyAt: true,
        seenAt: true,
        waivedAt: true,
      },
    }),
  ])
  return rows.map(viewPaper).map((paper) => {
    const key = paperKeys.find((one) => one === paper.key)
    const sends = side === 'person' && (paper.state === 'missing' || paper.state === 'ready')
    return {
      kind: 'paper',
      id: paper.id,
      label: key ? t(`paper.${key}`) : (paper.words ?? ''),
      about:
        side === 'staff' || paper.state === 'waived'
          ? s(`papers.state.${paper.state}`)
          : t(`my.${paper.state}`),
      // The person comes to the field where this very paper is sent; staff to the checklist.
      path: sends
        ? `/my/cases/${caseId}?about=${paper.id}#documents`
        : `/${side === 'staff' ? 'staff' : 'my'}/cases/${caseId}#papers`,
      over: paper.state === 'waived',
    }
  })
}

const appointmentsOf = async (
  ctx: Ctx,
  on: { caseId: string; personId: string },
  locale: Locale,
  side: ThreadSide,
): Promise<Attachment[]> => {
  const [t, rows] = await Promise.all([
    translatorFor(locale, 'appointments'),
    appointmentsOfPerson(ctx, on, locale),
  ])
  const f = formats(locale, townZone())
  return rows.map((row) => {
    const stands = row.state === 'confirmed' || row.state === 'reserved'
    const when = f.dayAndTime(row.startsAt)
    return {
      kind: 'appointment',
      id: row.id,
      label: row.service ?? row.placeName ?? t('setting.elsewhere'),
      about: stands ? when : `${when} · ${t(`state.${row.state}`)}`,
      path:
        side === 'person'
          ? `/my/appointments/${row.id}`
          : row.staffMayOpen
            ? `/staff/appointments/${row.id}`
            : undefined,
      over: !stands || row.startsAt <= ctx.now,
    }
  })
}

/**
 * What a message of a case can point to: the lines of its checklist, the person's appointments and, from staff, pages of
 * the site. Each as it stands now; what is over is shown where it was attached and not offered again.
 */
export async function caseAttachments(
  ctx: Ctx,
  caseId: string,
  locale: Locale,
  side: ThreadSide,
): Promise<Attachment[]> {
  const on = await ctx.db.helpCase.findUnique({ where: { id: caseId }, select: { personId: true } })
  if (!on) return []
  const [papers, appointments, t] = await Promise.all([
    papersOf(ctx, caseId, locale, side),
    appointmentsOf(ctx, { caseId, personId: on.personId }, locale, side),
    translatorFor(locale, 'home'),
  ])
  return [
    ...papers,
    ...appointments,
    ...pages.map(
      ({ id, path, door }): Attachment => ({
        kind: 'page',
        id,
        label: t(`door.${door}`),
        path,
        // A newcomer has no need to show staff around their own site.
        over: side === 'person',
      }),
    ),
  ]
}
