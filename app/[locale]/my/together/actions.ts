'use server'

import { getTranslations } from 'next-intl/server'
import { explainLevel, explainWishes } from '@/components/courses/level-words'
import { confirmFamily, keepWhat, keepWho } from '@/lib/courses/family/draft'
import { draftInput, familyWhatInput, familyWhoInput } from '@/lib/courses/schema'
import { formAction } from '@/lib/forms/form-action'
import { formats } from '@/lib/i18n/format'
import { townZone } from '@/lib/time/clock'

export const familyWhoAction = formAction({
  name: 'courses.familyWho',
  permission: 'courses.place.bookTogether',
  input: familyWhoInput,
  run: (ctx, input) => keepWho(ctx, input),
  done: ({ draftId }, edge) => ({ redirect: `/${edge.locale}/my/together/${draftId}/courses` }),
  explain: async (_refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'family' })
    return { sentence: t('refused.draft') }
  },
})

export const familyWhatAction = formAction({
  name: 'courses.familyWhat',
  permission: 'courses.place.bookTogether',
  input: familyWhatInput,
  run: (ctx, input) => keepWhat(ctx, input),
  done: (_value, edge, input) => ({ redirect: `/${edge.locale}/my/together/${input.draftId}` }),
  explain: async (refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'family' })
    return refusal === 'needsTheirs'
      ? { field: 'theirs', sentence: t('refused.needsTheirs') }
      : { sentence: t('refused.draft') }
  },
})

export const confirmFamilyAction = formAction({
  name: 'courses.bookFamily',
  permission: 'courses.place.bookTogether',
  input: draftInput,
  // The draft knows its booking: a second sending leads to it.
  repeats: () => true,
  run: (ctx, input, edge) => confirmFamily(ctx, input, edge.locale),
  done: ({ bookingId }, edge) => ({ redirect: `/${edge.locale}/my/bookings/${bookingId}?new=1` }),
  explain: async (refusal, details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'family' })
    const who = details.who === 'other' ? 'other' : 'me'
    const at = details.at ? formats(locale, townZone()).dayAndTime(new Date(String(details.at))) : ''
    const course = String(details.course ?? '')
    switch (refusal) {
      case 'alreadyBooked':
        return { sentence: t(`refused.alreadyBooked.${who}`) }
      case 'tooManyCourses':
        return { sentence: t(`refused.tooManyCourses.${who}`, { most: Number(details.most ?? 5) }) }
      case 'timesClash':
        return { sentence: t(`refused.timesClash.${who}`, { course, at }) }
      case 'wishesFirst':
        return explainWishes(locale)
      case 'levelUnknown':
      case 'levelBelow':
        return explainLevel(refusal, details, locale)
      case 'childrenAlone':
        return { sentence: t('refused.childrenAlone', { at }) }
      case 'noChildcare':
        return { sentence: t('refused.noChildcare') }
      case 'closed':
        return { sentence: t('refused.closed') }
      default:
        return { sentence: t('refused.notFound') }
    }
  },
})
