'use server'

import { getTranslations } from 'next-intl/server'
import { personIdOf } from '@/lib/access/actor'
import { answerAccompany, giveBackAccompany } from '@/lib/appointments/answer-accompany'
import { noteAppointmentElsewhere } from '@/lib/appointments/book-appointment'
import { cancelAppointment, rescheduleAppointment } from '@/lib/appointments/change-appointment'
import { requestAccompany, withdrawAccompany } from '@/lib/appointments/request-accompany'
import {
  accompanyInput,
  answerInput,
  appointmentInput,
  elsewhereInput,
  moveInput,
  requestIdInput,
} from '@/lib/appointments/schema'
import { formAction } from '@/lib/forms/form-action'
import type { Locale } from '@/lib/i18n/locales'
import { refused } from '@/lib/result/result'
import { townZone } from '@/lib/time/clock'
import { instantOf } from '@/lib/time/time'

type Refusal = 'notFound' | 'tooLate' | 'slotTaken' | 'personBusy' | 'already' | 'late' | 'busy' | 'past'

async function explain(refusal: Refusal, locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'appointments' })
  const sentence = t(`refused.${refusal}`)
  return refusal === 'past' ? { field: 'day', sentence } : { sentence }
}

export const cancelAppointmentAction = formAction({
  name: 'appointments.cancelAppointment',
  permission: 'appointments.own.view',
  input: appointmentInput,
  run: (ctx, input) => cancelAppointment(ctx, { ...input, by: 'self' }),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/my/appointments?done=cancelled` }),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const moveAppointmentAction = formAction({
  name: 'appointments.rescheduleAppointment',
  permission: 'appointments.own.view',
  input: moveInput,
  run: (ctx, input) => rescheduleAppointment(ctx, { ...input, by: 'self' }),
  done: (_value, edge, { appointmentId }) => ({
    redirect: `/${edge.locale}/my/appointments/${appointmentId}?done=moved`,
  }),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const noteElsewhereAction = formAction({
  name: 'appointments.noteElsewhere',
  permission: 'appointments.own.view',
  input: elsewhereInput,
  run: async (ctx, input, edge) => {
    const personId = personIdOf(ctx.actor)
    if (!personId) return refused('notFound' as const)
    const zone = townZone()
    return noteAppointmentElsewhere(ctx, {
      personId,
      placeKind: input.placeKind,
      placeName: input.placeName,
      placeAddress: input.placeAddress ?? null,
      startsAt: instantOf(input.day, input.from, zone),
      endsAt: instantOf(input.day, input.to, zone),
      language: edge.locale,
    })
  },
  done: ({ appointmentId }, edge) => ({
    redirect: `/${edge.locale}/my/appointments/${appointmentId}?new=1#along`,
  }),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const requestAccompanyAction = formAction({
  name: 'appointments.requestAccompany',
  permission: 'appointments.accompany.request',
  input: accompanyInput,
  run: (ctx, input) => requestAccompany(ctx, { ...input, wish: input.wish === 'none' ? null : input.wish }),
  done: (_value, edge, { appointmentId }) => ({
    redirect: `/${edge.locale}/my/appointments/${appointmentId}?done=asked#along`,
  }),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const withdrawAccompanyAction = formAction({
  name: 'appointments.withdrawAccompany',
  permission: 'appointments.accompany.request',
  input: requestIdInput,
  run: (ctx, { requestId }) => withdrawAccompany(ctx, requestId),
  done: (_value, edge) => ({ redirect: `/${edge.locale}${edge.path}?done=withdrawn#along` }),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const answerAccompanyAction = formAction({
  name: 'appointments.answerAccompany',
  permission: 'appointments.accompany.answer',
  input: answerInput,
  run: (ctx, input) => answerAccompany(ctx, input),
  done: (_value, edge, { answer }) => ({ redirect: `/${edge.locale}/my/accompany?done=${answer}` }),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const giveBackAccompanyAction = formAction({
  name: 'appointments.giveBackAccompany',
  permission: 'appointments.accompany.answer',
  input: requestIdInput,
  run: (ctx, { requestId }) => giveBackAccompany(ctx, requestId),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/my/accompany?done=back` }),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})
