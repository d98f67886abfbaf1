'use server'

import { getTranslations } from 'next-intl/server'
import { type AwardRefusal, addJuror, decideRound, startRound } from '@/lib/ambassadors/award/round'
import { decideInput, jurorInput, roundInput } from '@/lib/ambassadors/award/schema'
import { revokeBadge } from '@/lib/ambassadors/recognition/issue-badges'
import { addPerk, approveWall } from '@/lib/ambassadors/recognition/manage'
import { badgeIdInput, perkInput, wallApproveInput } from '@/lib/ambassadors/recognition/schema'
import { type Edge, formAction } from '@/lib/forms/form-action'

const back = (_value: unknown, { locale }: Edge) => ({
  redirect: `/${locale}/staff/ambassadors/thanks?done=1`,
})

/** A refusal in words; a day that is over belongs to the field where it was typed. */
function explain(day: 'validUntil' | 'nominateUntil') {
  return async (refusal: AwardRefusal, _details: object, { locale }: Edge) => {
    const t = await getTranslations({ locale, namespace: 'ambassadorsStaff' })
    return { ...(refusal === 'inPast' ? { field: day } : {}), sentence: t(`thanks.refusal.${refusal}`) }
  }
}

export const addPerkAction = formAction({
  name: 'ambassadors.addPerk',
  permission: 'ambassadors.recognition.manage',
  input: perkInput,
  run: (ctx, input) => addPerk(ctx, input),
  done: back,
  explain: explain('validUntil'),
})
export const approveWallAction = formAction({
  name: 'ambassadors.approveWall',
  permission: 'ambassadors.recognition.manage',
  input: wallApproveInput,
  run: (ctx, input) => approveWall(ctx, input),
  done: back,
  explain: explain('validUntil'),
})

export const startAwardAction = formAction({
  name: 'ambassadors.startAward',
  permission: 'ambassadors.recognition.manage',
  input: roundInput,
  run: (ctx, input) => startRound(ctx, input),
  done: back,
  explain: explain('nominateUntil'),
})
export const addJurorAction = formAction({
  name: 'ambassadors.addJuror',
  permission: 'ambassadors.recognition.manage',
  input: jurorInput,
  run: (ctx, input) => addJuror(ctx, input),
  done: back,
  explain: explain('nominateUntil'),
})
export const decideAwardAction = formAction({
  name: 'ambassadors.decideAward',
  permission: 'ambassadors.recognition.manage',
  input: decideInput,
  run: (ctx, input) => decideRound(ctx, input),
  done: back,
  explain: explain('nominateUntil'),
})

export const revokeBadgeAction = formAction({
  name: 'ambassadors.revokeBadge',
  permission: 'ambassadors.recognition.manage',
  input: badgeIdInput,
  run: (ctx, input) => revokeBadge(ctx, input),
  done: (_value, { locale, path }) => ({ redirect: `/${locale}${path}?done=1` }),
  explain: explain('validUntil'),
})
