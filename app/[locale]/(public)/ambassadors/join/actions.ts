'use server'

import { getTranslations } from 'next-intl/server'
import {
  joinConfirmInput,
  joinDraftInput,
  joinLanguagesInput,
  joinNoteInput,
  joinRolesInput,
  joinTimeInput,
  joinYouInput,
} from '@/lib/ambassadors/schema'
import {
  acceptNote,
  answerSignUp,
  answerYou,
  confirmSignUp,
  resendJoinCode,
  startSignUp,
} from '@/lib/ambassadors/sign-up-draft'
import type { JoinStep } from '@/lib/ambassadors/vocabulary'
import { giveSessionCookie } from '@/lib/auth/current'
import { type Edge, formAction } from '@/lib/forms/form-action'

const onwards = ({ draftId, next }: { draftId: string; next: JoinStep }, edge: Edge) => ({
  redirect: `/${edge.locale}/ambassadors/join/${draftId}/${next}`,
})

const minutesOf = (details: Record<string, string | number>) => Math.ceil(Number(details.seconds ?? 60) / 60)

async function explain(
  refusal: string,
  details: Record<string, string | number>,
  { locale }: Edge,
): Promise<{ field?: string; sentence: string }> {
  const [t, courses, v] = await Promise.all([
    getTranslations({ locale, namespace: 'ambassadors' }),
    getTranslations({ locale, namespace: 'courses' }),
    getTranslations({ locale, namespace: 'validation' }),
  ])
  switch (refusal) {
    case 'needsName':
      return { field: 'fullName', sentence: v('required') }
    case 'needsEmail':
      return { field: 'email', sentence: v('required') }
    case 'needsCode':
    case 'wrong':
      return { field: 'code', sentence: courses('refused.wrongCode') }
    case 'tooMany':
      return { sentence: courses('refused.tooMany', { minutes: minutesOf(details) }) }
    case 'noSuchRole':
      return { field: 'roles', sentence: t('refused.noSuchRole') }
    case 'incomplete':
      return { sentence: t('refused.incomplete') }
    case 'already':
      return { sentence: t('refused.already') }
    default:
      return { sentence: t('refused.notFound') }
  }
}

export const startJoinAction = formAction({
  name: 'ambassadors.startSignUp',
  permission: 'ambassadors.application.send',
  input: joinRolesInput,
  run: (ctx, input, edge) => startSignUp(ctx, { ...input, locale: edge.locale }),
  done: onwards,
  explain,
})

export const joinLanguagesAction = formAction({
  name: 'ambassadors.answerLanguages',
  permission: 'ambassadors.application.send',
  input: joinLanguagesInput,
  run: (ctx, { draftId, languages }) => answerSignUp(ctx, { draftId, answers: { languages } }),
  done: onwards,
  explain,
})

export const joinTimeAction = formAction({
  name: 'ambassadors.answerTime',
  permission: 'ambassadors.application.send',
  input: joinTimeInput,
  run: (ctx, { draftId, times, capacity }) => answerSignUp(ctx, { draftId, answers: { times, capacity } }),
  done: onwards,
  explain,
})

export const joinYouAction = formAction({
  name: 'ambassadors.answerYou',
  permission: 'ambassadors.application.send',
  input: joinYouInput,
  run: (ctx, input) => answerYou(ctx, input),
  done: onwards,
  explain,
})

export const joinNoteAction = formAction({
  name: 'ambassadors.acceptNote',
  permission: 'ambassadors.application.send',
  input: joinNoteInput,
  run: (ctx, { draftId }, edge) => acceptNote(ctx, { draftId, locale: edge.locale, network: edge.network }),
  done: onwards,
  explain,
})

export const confirmJoinAction = formAction({
  name: 'ambassadors.sendApplication',
  permission: 'ambassadors.application.send',
  input: joinConfirmInput,
  // A draft knows what became of it. Somebody with a code is not signed in yet when an answer gets lost.
  repeats: ({ actor }) => actor.kind === 'person',
  run: async (ctx, input) => {
    const result = await confirmSignUp(ctx, input)
    const session = result.ok
      ? result.value.session
      : result.details?.sessionId
        ? { personId: String(result.details.personId), sessionId: String(result.details.sessionId) }
        : null
    // The code was right: they are signed in, whatever became of the application.
    if (session) await giveSessionCookie(session.personId, session.sessionId)
    return result
  },
  done: (_value, edge) => ({ redirect: `/${edge.locale}/my/ambassador?new=1` }),
  explain,
})

export const resendJoinCodeAction = formAction({
  name: 'ambassadors.resendCode',
  permission: 'ambassadors.application.send',
  input: joinDraftInput,
  run: (ctx, { draftId }, edge) =>
    resendJoinCode(ctx, { draftId, locale: edge.locale, network: edge.network }),
  done: async (_value, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'courses' })
    return { message: t('codeSentAgain') }
  },
  explain,
})
