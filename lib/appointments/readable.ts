import 'server-only'
import type { Ctx } from '@/lib/access/context'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import type { ReadableSection } from '@/lib/people/personal-data'
import { code, copyWords, factsChapter, own, plain, tableChapter } from '@/lib/people/readable'
import { stateOf } from './rules'
import type { AccompanyKind, PlaceKind, Setting } from './vocabulary'

/** Appointments, what was asked along to them, to what one was asked along, and staff's own hours, to be read. */
export async function readableAppointments(
  ctx: Ctx,
  personId: string,
  locale: Locale,
): Promise<ReadableSection[]> {
  const { t, f } = await copyWords(locale)
  const words = await translatorFor(locale, 'appointments')
  const profile = await translatorFor(locale, 'profile')
  const appointments = await ctx.db.appointment.findMany({
    where: { personId },
    orderBy: { startsAt: 'asc' },
    include: {
      service: { select: { texts: { select: { locale: true, name: true } } } },
      accompany: { orderBy: { createdAt: 'asc' } },
    },
  })
  const asks = await ctx.db.accompanyAsk.findMany({
    where: { personId },
    orderBy: { askedAt: 'asc' },
    include: { request: { select: { kind: true, language: true } } },
  })
  const hours = await ctx.db.staffAvailability.findMany({
    where: { staffId: personId },
    orderBy: [{ weekday: 'asc' }, { fromMinute: 'asc' }],
  })
  const service = (row: (typeof appointments)[number]) => {
    const texts = row.service?.texts ?? []
    const text = texts.find((each) => each.locale === locale) ?? texts.find((each) => each.locale === 'nl')
    return text ? text.name : row.placeKind ? words(`placeKind.${row.placeKind as PlaceKind}`) : ''
  }
  return [
    ...tableChapter(
      words('mine'),
      [t('when'), words('fact.about'), words('fact.where'), t('pdf.state'), words('fact.reference')],
      appointments.map((row) => [
        plain(f.fullDayAndTime(row.startsAt)),
        own(service(row)),
        row.placeName
          ? own([row.placeName, row.placeAddress].filter(Boolean).join(', '))
          : plain(words(`setting.${row.setting as Setting}`)),
        plain(words(`state.${stateOf({ ...row, now: ctx.now })}`)),
        code(row.reference),
      ]),
    ),
    ...tableChapter(
      words('along.title'),
      [t('when'), t('pdf.what'), t('language')],
      appointments.flatMap((row) =>
        row.accompany.map((ask) => [
          plain(f.fullDay(ask.createdAt)),
          plain(
            [
              words(`along.${ask.kind as AccompanyKind}`),
              ask.wish === 'woman' || ask.wish === 'man' ? words(`along.${ask.wish}`) : null,
            ]
              .filter(Boolean)
              .join(' · '),
          ),
          plain(f.languageName(ask.language)),
        ]),
      ),
    ),
    ...tableChapter(
      t('pdf.asked'),
      [t('when'), t('pdf.what'), t('pdf.answer')],
      asks.map((ask) => [
        plain(f.fullDay(ask.askedAt)),
        plain(
          words(`help.kind.${ask.request.kind as AccompanyKind}`, {
            language: f.languageName(ask.request.language),
          }),
        ),
        plain(ask.answer ? profile(ask.answer === 'yes' ? 'contact.yes' : 'contact.no') : null),
      ]),
    ),
    ...factsChapter(
      t('pdf.workHours'),
      hours.map((row) => ({
        label: f.weekdayName(row.weekday),
        ...code(`${f.minute(row.fromMinute)}–${f.minute(row.toMinute)}`),
      })),
    ),
  ]
}
