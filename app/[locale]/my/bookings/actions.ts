'use server'

import { getTranslations } from 'next-intl/server'
import { acceptMyOffer, cancelBooking, declineMyOffer } from '@/lib/courses/own-booking'
import { bookingInput } from '@/lib/courses/schema'
import { formAction } from '@/lib/forms/form-action'
import type { Locale } from '@/lib/i18n/locales'

async function explain(
  refusal: 'notFound' | 'noOffer' | 'offerExpired' | 'alreadyBooked' | 'alreadyEnded',
  locale: Locale,
) {
  const t = await getTranslations({ locale, namespace: 'my' })
  return { sentence: t(`refused.${refusal}`) }
}

export const acceptOfferAction = formAction({
  name: 'courses.acceptOffer',
  permission: 'courses.offer.accept',
  input: bookingInput,
  run: (ctx, input) => acceptMyOffer(ctx, input),
  done: (_value, edge, input) => ({
    redirect: `/${edge.locale}/my/bookings/${input.bookingId}?done=accepted`,
  }),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const declineOfferAction = formAction({
  name: 'courses.declineOffer',
  permission: 'courses.offer.decline',
  input: bookingInput,
  run: (ctx, input) => declineMyOffer(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/my/bookings?done=declined` }),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const cancelBookingAction = formAction({
  name: 'courses.cancelPlace',
  permission: 'courses.place.cancel',
  input: bookingInput,
  run: (ctx, input) => cancelBooking(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/my/bookings?done=cancelled` }),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})
