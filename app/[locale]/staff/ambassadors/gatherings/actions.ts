'use server'

import { getTranslations } from 'next-intl/server'
import { type AnswerRefusal, answerFor } from '@/lib/ambassadors/gatherings/answer'
import { inviteGuests } from '@/lib/ambassadors/gatherings/invite'
import {
  cancelGathering,
  type GatheringRefusal,
  planInfoEvening,
  saveGathering,
} from '@/lib/ambassadors/gatherings/plan'
import {
  gatheringIdInput,
  gatheringInput,
  guestAnswerInput,
  infoEveningInput,
} from '@/lib/ambassadors/gatherings/schema'
import { type Edge, formAction } from '@/lib/forms/form-action'
import { isLocale, localeNames } from '@/lib/i18n/locales'

const list = '/staff/ambassadors/gatherings'
const fields: Partial<Record<GatheringRefusal | AnswerRefusal, string>> = {
  dutch: 'subject_nl',
  inPast: 'on',
  order: 'until',
  belowTaken: 'capacity',
}

async function explain(
  refusal: GatheringRefusal | AnswerRefusal,
  details: Record<string, string | number>,
  { locale }: Edge,
) {
  const t = await getTranslations({ locale, namespace: 'ambassadorsStaff' })
  const language = isLocale(details.language) ? details.language : 'nl'
  return {
    field: refusal === 'half' ? `subject_${language}` : fields[refusal],
    sentence: t(`gatherings.refusal.${refusal}`, {
      language: localeNames[language],
      taken: String(details.taken ?? ''),
    }),
  }
}

export const saveGatheringAction = formAction({
  name: 'ambassadors.saveGathering',
  permission: 'ambassadors.gathering.manage',
  input: gatheringInput,
  run: (ctx, input) => saveGathering(ctx, input),
  done: ({ gatheringId }, { locale }) => ({ redirect: `/${locale}${list}/${gatheringId}?done=saved` }),
  explain,
})

export const planInfoEveningAction = formAction({
  name: 'ambassadors.planInfoEvening',
  permission: 'ambassadors.gathering.manage',
  input: infoEveningInput,
  run: (ctx, input) => planInfoEvening(ctx, input),
  done: (_value, { locale }) => ({ redirect: `/${locale}${list}?done=saved` }),
  explain,
})

export const inviteGuestsAction = formAction({
  name: 'ambassadors.inviteGuests',
  permission: 'ambassadors.gathering.manage',
  input: gatheringIdInput,
  run: (ctx, input) => inviteGuests(ctx, input),
  done: ({ jobId }, { locale }) => ({ redirect: `/${locale}/staff/jobs/${jobId}` }),
  explain,
})

export const cancelGatheringAction = formAction({
  name: 'ambassadors.cancelGathering',
  permission: 'ambassadors.gathering.manage',
  input: gatheringIdInput,
  run: (ctx, input) => cancelGathering(ctx, input),
  done: (_value, { locale, path }) => ({ redirect: `/${locale}${path}?done=1` }),
  explain,
})

export const answerForGuestAction = formAction({
  name: 'ambassadors.answerForGuest',
  permission: 'ambassadors.gathering.manage',
  input: guestAnswerInput,
  // Said twice it stays said.
  repeats: () => true,
  run: (ctx, input) => answerFor(ctx, input),
  done: (_value, { locale }, { gatheringId }) => ({
    redirect: `/${locale}${list}/${gatheringId}?done=1#guests`,
  }),
  explain,
})
