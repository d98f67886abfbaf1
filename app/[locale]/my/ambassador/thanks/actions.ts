'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { leaveWall, postOnWall, takePerk } from '@/lib/ambassadors/recognition/own'
import { perkIdInput, wallInput } from '@/lib/ambassadors/recognition/schema'
import { type Edge, formAction } from '@/lib/forms/form-action'

const back = (_value: unknown, { locale }: Edge) => ({ redirect: `/${locale}/my/ambassador/thanks?done=1` })

async function explain(
  refusal: 'notFound' | 'notEnough' | 'gone' | 'already',
  details: Record<string, string | number>,
  { locale }: Edge,
) {
  const t = await getTranslations({ locale, namespace: 'ambassadors' })
  return { sentence: t(`thanks.refusal.${refusal}`, { hours: Number(details.hours ?? 0) }) }
}

export const takePerkAction = formAction({
  name: 'ambassadors.takePerk',
  permission: 'ambassadors.own.change',
  input: perkIdInput,
  run: (ctx, input) => takePerk(ctx, input),
  done: back,
  explain,
})
export const postOnWallAction = formAction({
  name: 'ambassadors.postOnWall',
  permission: 'ambassadors.own.change',
  input: wallInput,
  run: (ctx, { shownAs, words }, edge) => postOnWall(ctx, { shownAs, words, language: edge.locale }),
  done: back,
  explain,
})
export const leaveWallAction = formAction({
  name: 'ambassadors.leaveWall',
  permission: 'ambassadors.own.change',
  input: z.object({}),
  run: (ctx) => leaveWall(ctx),
  done: back,
  explain,
})
