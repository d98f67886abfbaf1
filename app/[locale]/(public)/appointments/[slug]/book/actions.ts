'use server'

import { getTranslations } from 'next-intl/server'
import { personIdOf } from '@/lib/access/actor'
import { bookAppointment } from '@/lib/appointments/book-appointment'
import { reserveAsGuest } from '@/lib/appointments/reserve-as-guest'
import { bookInput, guestInput } from '@/lib/appointments/schema'
import { formAction } from '@/lib/forms/form-action'
import type { Locale } from '@/lib/i18n/locales'
import { refused } from '@/lib/result/result'

async function explain(
  refusal: 'notFound' | 'slotTaken' | 'personBusy' | 'tooMany' | 'tooOften',
  details: Record<string, string | number>,
  locale: Locale,
) {
  const t = await getTranslations({ locale, namespace: 'appointments' })
  return {
    sentence: t(`refused.${refusal}`, {
      most: Number(details.most ?? 0),
      minutes: Math.ceil(Number(details.seconds ?? 60) / 60),
    }),
  }
}

export const bookAppointmentAction = formAction({
  name: 'appointments.bookAppointment',
  permission: 'appointments.own.view',
  input: bookInput,
  run: async (ctx, input) => {
    const personId = personIdOf(ctx.actor)
    return personId
      ? bookAppointment(ctx, { ...input, personId, audience: 'public', bookedBy: 'self' })
      : refused('notFound' as const)
  },
  done: ({ appointmentId }, edge) => ({ redirect: `/${edge.locale}/my/appointments/${appointmentId}?new=1` }),
  explain: (refusal, details, { locale }) => explain(refusal, details, locale),
})

export const reserveAsGuestAction = formAction({
  name: 'appointments.reserveAsGuest',
  permission: 'appointments.appointment.book',
  input: guestInput,
  run: (ctx, input, edge) => reserveAsGuest(ctx, input, edge.network),
  done: ({ token }, edge) => ({ redirect: `/${edge.locale}/appointments/change/${token}?new=1` }),
  explain: (refusal, details, { locale }) => explain(refusal, details, locale),
})
