'use server'

import { getTranslations } from 'next-intl/server'
import { cancelAppointment, rescheduleAppointment } from '@/lib/appointments/change-appointment'
import { appointmentOfToken } from '@/lib/appointments/link'
import { linkInput, moveByLinkInput } from '@/lib/appointments/schema'
import { formAction } from '@/lib/forms/form-action'
import type { Locale } from '@/lib/i18n/locales'
import { refused } from '@/lib/result/result'

const explain = async (refusal: 'notFound' | 'tooLate' | 'slotTaken', locale: Locale) => {
  const t = await getTranslations({ locale, namespace: 'appointments' })
  return { sentence: t(`refused.${refusal}`) }
}

// What the mail's link opens; a mail scanner that follows it changes nothing, for these are POSTs.

export const cancelByLinkAction = formAction({
  name: 'appointments.cancelByLink',
  permission: 'appointments.appointment.change',
  input: linkInput,
  run: async (ctx, { token }) => {
    const appointmentId = appointmentOfToken(token)
    return appointmentId
      ? cancelAppointment(ctx, { appointmentId, by: 'link' })
      : refused('notFound' as const)
  },
  done: (_value, edge, { token }) => ({
    redirect: `/${edge.locale}/appointments/change/${token}?done=cancelled`,
  }),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const moveByLinkAction = formAction({
  name: 'appointments.moveByLink',
  permission: 'appointments.appointment.change',
  input: moveByLinkInput,
  run: async (ctx, { token, startsAt }) => {
    const appointmentId = appointmentOfToken(token)
    return appointmentId
      ? rescheduleAppointment(ctx, { appointmentId, startsAt, by: 'link' })
      : refused('notFound' as const)
  },
  done: (_value, edge, { token }) => ({
    redirect: `/${edge.locale}/appointments/change/${token}?done=moved`,
  }),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})
