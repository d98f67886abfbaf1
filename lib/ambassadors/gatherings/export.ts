import 'server-only'
import { can } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { recordView } from '@/lib/audit/views'
import { currentContext } from '@/lib/auth/current'
import { formats } from '@/lib/i18n/format'
import { isLocale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { sheetResponse } from '@/lib/sheet/sheet'
import { townZone } from '@/lib/time/clock'
import { dayOf } from '@/lib/time/time'
import { isOneOf } from '../vocabulary'
import { answers } from './rules'
import { getGathering } from './staff-queries'

/** The list of guests with the answer that the page shows, all pages of it; null where the reader may not or there is none. */
export async function exportGuests(
  request: Request,
  locale: string,
  gatheringId: string,
  kind: 'csv' | 'xlsx',
): Promise<Response | null> {
  const ctx = await currentContext()
  if (!isLocale(locale) || !can(ctx.actor, 'ambassadors.gathering.manage')) return null
  const answer = new URL(request.url).searchParams.get('answer')
  const gathering = await getGathering(ctx, gatheringId, {
    answer: isOneOf(answers, answer) ? answer : undefined,
    page: 'all',
  })
  if (!gathering) return null
  const t = await translatorFor(locale, 'ambassadorsStaff')
  await record(ctx, {
    event: 'ambassadors.guests.exported',
    subject: { type: 'ambassadorGathering', id: gathering.id },
    data: { kind, rows: gathering.guests.length },
  })
  await recordView(
    ctx,
    'ambassadors.list.exported',
    gathering.guests.map((guest) => guest.personId),
  )
  const f = formats(locale, townZone())
  return sheetResponse(
    {
      name: `samen-guests-${dayOf(gathering.startsAt, townZone())}`,
      head: [t('column.name'), t('column.language'), t('gatherings.answer')],
      rows: gathering.guests.map((guest) => [
        guest.name,
        f.languageName(guest.locale),
        t(`gatherings.answers.${guest.answer}`),
      ]),
    },
    kind,
  )
}
