'use server'

import { getTranslations } from 'next-intl/server'
import { assignAlong } from '@/lib/appointments/accompany-desk'
import { bookAppointment } from '@/lib/appointments/book-appointment'
import { cancelAppointment, confirmAppointment, noteAppointment } from '@/lib/appointments/change-appointment'
import { addHours, closeDays, dropHours, liftClosure } from '@/lib/appointments/hours'
import { requestAccompany, withdrawAccompany } from '@/lib/appointments/request-accompany'
import { saveService } from '@/lib/appointments/save-service'
import {
  accompanyInput,
  appointmentInput,
  assignAlongInput,
  bookForInput,
  callInput,
  closureIdInput,
  closureInput,
  drawInput,
  hoursIdInput,
  hoursInput,
  noteInput,
  requestIdInput,
  serviceInput,
  ticketInput,
} from '@/lib/appointments/schema'
import { callNext, drawTicket, missTicket } from '@/lib/appointments/walk-in'
import { type Edge, formAction } from '@/lib/forms/form-action'
import { ok } from '@/lib/result/result'

type Refusal =
  | 'notFound'
  | 'notNow'
  | 'expired'
  | 'tooLate'
  | 'slotTaken'
  | 'personBusy'
  | 'tooMany'
  | 'nobodyWaits'
  | 'editedMeanwhile'
  | 'already'
  | 'busy'
  | 'late'

async function explain(refusal: Refusal, _details: Record<string, string | number>, { locale }: Edge) {
  const t = await getTranslations({ locale, namespace: 'appointmentsStaff' })
  return { sentence: t(`refused.${refusal}`) }
}

const back = (edge: Edge, done: string, more = '') => ({
  redirect: `/${edge.locale}${edge.path.split('?')[0]}?done=${done}${more}`,
})

export const confirmGuestAction = formAction({
  name: 'appointments.confirmAppointment',
  permission: 'appointments.appointment.note',
  input: appointmentInput,
  run: (ctx, input) => confirmAppointment(ctx, input),
  done: (_value, edge) => back(edge, 'confirm'),
  explain,
})

export const noteAppointmentAction = formAction({
  name: 'appointments.noteAppointment',
  permission: 'appointments.appointment.note',
  input: noteInput,
  run: (ctx, input) => noteAppointment(ctx, input),
  done: (_value, edge, { step }) => back(edge, step),
  explain,
})

export const cancelAppointmentForAction = formAction({
  name: 'appointments.cancelAppointmentFor',
  permission: 'appointments.appointment.note',
  input: appointmentInput,
  run: (ctx, input) => cancelAppointment(ctx, { ...input, by: 'staff' }),
  done: (_value, edge) => back(edge, 'cancelled'),
  explain,
})

export const bookAppointmentForAction = formAction({
  name: 'appointments.bookAppointmentFor',
  permission: 'appointments.appointment.bookFor',
  input: bookForInput,
  run: (ctx, input) => bookAppointment(ctx, { ...input, audience: 'internal', bookedBy: 'staff' }),
  done: ({ appointmentId }, edge) => ({
    redirect: `/${edge.locale}/staff/appointments/${appointmentId}?done=booked`,
  }),
  explain,
})

export const addHoursAction = formAction({
  name: 'appointments.addHours',
  permission: 'appointments.hours.set',
  input: hoursInput,
  run: (ctx, input) => addHours(ctx, input),
  done: (_value, edge) => back(edge, 'hours'),
  explain,
})

export const dropHoursAction = formAction({
  name: 'appointments.dropHours',
  permission: 'appointments.hours.set',
  input: hoursIdInput,
  run: (ctx, { hoursId }) => dropHours(ctx, hoursId),
  done: (_value, edge) => back(edge, 'dropped'),
  explain,
})

export const closeDaysAction = formAction({
  name: 'appointments.closeDays',
  permission: 'appointments.hours.set',
  input: closureInput,
  run: (ctx, { whole, ...input }) => closeDays(ctx, { ...input, whole: whole === 'yes' }),
  done: ({ standing }, edge) => back(edge, 'closed', `&count=${standing}`),
  explain,
})

export const liftClosureAction = formAction({
  name: 'appointments.liftClosure',
  permission: 'appointments.hours.set',
  input: closureIdInput,
  run: (ctx, { closureId }) => liftClosure(ctx, closureId),
  done: (_value, edge) => back(edge, 'lifted'),
  explain,
})

export const drawTicketAction = formAction({
  name: 'appointments.drawTicket',
  permission: 'appointments.ticket.call',
  input: drawInput,
  run: async (ctx, input) => ok(await drawTicket(ctx, input)),
  done: ({ number }, edge) => back(edge, 'drawn', `&number=${number}`),
  explain,
})

export const callNextAction = formAction({
  name: 'appointments.callNext',
  permission: 'appointments.ticket.call',
  input: callInput,
  run: (ctx, input) => callNext(ctx, input),
  done: ({ number }, edge, { desk }) =>
    back(edge, 'called', `&number=${number}&desk=${encodeURIComponent(desk)}`),
  explain,
})

export const missTicketAction = formAction({
  name: 'appointments.missTicket',
  permission: 'appointments.ticket.call',
  input: ticketInput,
  run: (ctx, { ticketId }) => missTicket(ctx, ticketId),
  done: (_value, edge) => back(edge, 'missed'),
  explain,
})

export const saveServiceAction = formAction({
  name: 'appointments.saveService',
  permission: 'appointments.service.edit',
  input: serviceInput,
  run: (ctx, input) => saveService(ctx, input),
  done: ({ slug }, edge) => ({ redirect: `/${edge.locale}/staff/appointments/services/${slug}?done=saved` }),
  explain,
})

export const askAlongForAction = formAction({
  name: 'appointments.requestAccompanyFor',
  permission: 'appointments.accompany.manage',
  input: accompanyInput,
  run: (ctx, input) => requestAccompany(ctx, { ...input, wish: input.wish === 'none' ? null : input.wish }),
  done: (_value, edge) => back(edge, 'asked'),
  explain,
})

export const assignAlongAction = formAction({
  name: 'appointments.assignAlong',
  permission: 'appointments.accompany.manage',
  input: assignAlongInput,
  run: (ctx, input) => assignAlong(ctx, input),
  done: (_value, edge) => back(edge, 'assigned'),
  explain,
})

export const withdrawAlongForAction = formAction({
  name: 'appointments.withdrawAccompanyFor',
  permission: 'appointments.accompany.manage',
  input: requestIdInput,
  run: (ctx, { requestId }) => withdrawAccompany(ctx, requestId),
  done: (_value, edge) => back(edge, 'asked'),
  explain,
})
