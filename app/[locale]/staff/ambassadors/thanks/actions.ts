'use server'

import { getTranslations } from 'next-intl/server'
import { addPerk, approveWall } from '@/lib/ambassadors/recognition/manage'
import { perkInput, wallApproveInput } from '@/lib/ambassadors/recognition/schema'
import { type Edge, formAction } from '@/lib/forms/form-action'

const back = (_value: unknown, { locale }: Edge) => ({
  redirect: `/${locale}/staff/ambassadors/thanks?done=1`,
})

async function explain(refusal: 'notFound' | 'inPast', _details: object, { locale }: Edge) {
  const t = await getTranslations({ locale, namespace: 'ambassadorsStaff' })
  return {
    ...(refusal === 'inPast' ? { field: 'validUntil' } : {}),
    sentence: t(`thanks.refusal.${refusal}`),
  }
}

export const addPerkAction = formAction({
  name: 'ambassadors.addPerk',
  permission: 'ambassadors.recognition.manage',
  input: perkInput,
  run: (ctx, input) => addPerk(ctx, input),
  done: back,
  explain,
})
export const approveWallAction = formAction({
  name: 'ambassadors.approveWall',
  permission: 'ambassadors.recognition.manage',
  input: wallApproveInput,
  run: (ctx, input) => approveWall(ctx, input),
  done: back,
  explain,
})
