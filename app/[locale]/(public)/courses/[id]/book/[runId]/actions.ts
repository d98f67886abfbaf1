'use server'

import { getTranslations } from 'next-intl/server'
import { explainLevel, explainWishes } from '@/components/courses/level-words'
import { giveSessionCookie } from '@/lib/auth/current'
import { confirmBooking, resendDraftCode, startBooking } from '@/lib/courses/booking-draft'
import { confirmBookingInput, draftInput, startBookingInput } from '@/lib/courses/schema'
import { formAction } from '@/lib/forms/form-action'

export const startBookingAction = formAction({
  name: 'courses.startBooking',
  permission: 'courses.place.book',
  input: startBookingInput,
  run: (ctx, input, edge) => startBooking(ctx, { ...input, locale: edge.locale, network: edge.network }),
  done: ({ draftId }, edge) => ({ redirect: `/${edge.locale}${edge.path}/${draftId}` }),
  explain: async (refusal, details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'courses' })
    if (refusal === 'needsName' || refusal === 'needsEmail') {
      const v = await getTranslations({ locale, namespace: 'validation' })
      return { field: refusal === 'needsName' ? 'fullName' : 'email', sentence: v('required') }
    }
    if (refusal === 'tooMany')
      return {
        field: 'email',
        sentence: t('refused.tooMany', { minutes: Math.ceil(Number(details.seconds ?? 60) / 60) }),
      }
    if (refusal === 'wishesFirst') return explainWishes(locale)
    if (refusal === 'levelUnknown' || refusal === 'levelBelow') return explainLevel(refusal, details, locale)
    return { sentence: t('refused.notFound') }
  },
})

export const confirmBookingAction = formAction({
  name: 'courses.bookPlace',
  permission: 'courses.place.book',
  input: confirmBookingInput,
  // A draft knows its booking. Somebody with a code is not signed in yet when an answer gets lost.
  repeats: ({ actor }) => actor.kind === 'person',
  run: async (ctx, input) => {
    const result = await confirmBooking(ctx, input)
    const session = result.ok
      ? result.value.session
      : result.details?.sessionId
        ? { personId: String(result.details.personId), sessionId: String(result.details.sessionId) }
        : null
    // The code was right: they are signed in, whatever became of the place.
    if (session) await giveSessionCookie(session.personId, session.sessionId)
    return result
  },
  done: ({ bookingId }, edge) => ({ redirect: `/${edge.locale}/my/bookings/${bookingId}?new=1` }),
  explain: async (refusal, details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'courses' })
    switch (refusal) {
      case 'wrong':
      case 'needsCode':
        return { field: 'code', sentence: t('refused.wrongCode') }
      case 'tooMany':
        return {
          field: 'code',
          sentence: t('refused.tooMany', { minutes: Math.ceil(Number(details.seconds ?? 60) / 60) }),
        }
      case 'tooManyCourses':
        return { sentence: t('refused.tooManyCourses', { most: Number(details.most ?? 5) }) }
      case 'closed':
        return { sentence: t('refused.closed') }
      case 'alreadyBooked':
        return { sentence: t('refused.alreadyBooked') }
      case 'wishesFirst':
        return explainWishes(locale)
      case 'levelUnknown':
      case 'levelBelow':
        return explainLevel(refusal, details, locale)
      default:
        return { sentence: t('refused.notFound') }
    }
  },
})

export const resendCodeAction = formAction({
  name: 'courses.resendCode',
  permission: 'courses.place.book',
  input: draftInput,
  run: (ctx, input, edge) => resendDraftCode(ctx, { ...input, network: edge.network }),
  done: async (_value, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'courses' })
    return { message: t('codeSentAgain') }
  },
  explain: async (refusal, details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'courses' })
    return {
      sentence:
        refusal === 'tooMany'
          ? t('refused.tooMany', { minutes: Math.ceil(Number(details.seconds ?? 60) / 60) })
          : t('refused.notFound'),
    }
  },
})
