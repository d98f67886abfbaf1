'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { signInByCard } from '@/lib/auth/access-card'
import { currentActor, giveSessionCookie, keepSignInEmail, takeSessionCookie } from '@/lib/auth/current'
import { acceptInvitation } from '@/lib/auth/invitation'
import { signInByPasskey } from '@/lib/auth/passkey'
import {
  askCodeInput,
  cardSignInInput,
  linkKeyInput,
  passkeySignInInput,
  signInInput,
} from '@/lib/auth/schema'
import { endSession } from '@/lib/auth/session'
import { type SignedIn, signInByCode, signInByLink } from '@/lib/auth/sign-in'
import { sendSignInCode } from '@/lib/auth/sign-in-code'
import { type Edge, formAction } from '@/lib/forms/form-action'
import { ok, type Result } from '@/lib/result/result'

const waitMinutes = (details: Record<string, string | number>) =>
  Math.ceil(Number(details.seconds ?? 60) / 60)

/** What every way in ends with: the browser gets its session, or the refusal goes on as it is. */
async function entered<Refusal extends string>(
  result: Result<SignedIn, Refusal>,
): Promise<Result<SignedIn, Refusal>> {
  if (result.ok) await giveSessionCookie(result.value.personId, result.value.sessionId, result.value.shared)
  return result
}

/** Where it leads: back to the page that asked to sign in, else to one's own first page. */
const onward = ({ staff }: SignedIn, { locale }: Edge, back?: string | null) => ({
  redirect: back ?? `/${locale}/${staff ? 'staff' : 'my'}`,
})

export const askCodeAction = formAction({
  name: 'auth.askCode',
  permission: 'auth.session.start',
  input: askCodeInput,
  run: async (ctx, input, edge) => {
    const result = await sendSignInCode(ctx, {
      email: input.email,
      locale: edge.locale,
      network: edge.network,
      link: { back: input.back },
    })
    // The address stays out of the address bar, its history and the logs.
    if (result.ok) await keepSignInEmail(input.email)
    return result
  },
  done: (_value, edge, input) => ({
    redirect: `/${edge.locale}/sign-in/code${input.back ? `?${new URLSearchParams({ back: input.back })}` : ''}`,
  }),
  explain: async (_refusal, details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'auth' })
    return { field: 'email', sentence: t('refused.tooMany', { minutes: waitMinutes(details) }) }
  },
})

export const signInAction = formAction({
  name: 'auth.signIn',
  permission: 'auth.session.start',
  input: signInInput,
  run: async (ctx, input, edge) => entered(await signInByCode(ctx, { ...input, locale: edge.locale })),
  done: (value, edge, { back }) => onward(value, edge, back),
  explain: async (refusal, details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'auth' })
    return {
      field: 'code',
      sentence:
        refusal === 'tooMany' ? t('refused.tooMany', { minutes: waitMinutes(details) }) : t('refused.wrong'),
    }
  },
})

export const signInByCardAction = formAction({
  name: 'auth.signInByCard',
  permission: 'auth.session.start',
  input: cardSignInInput,
  run: async (ctx, input, edge) => entered(await signInByCard(ctx, { ...input, network: edge.network })),
  done: (value, edge, { back }) => onward(value, edge, back),
  explain: async (refusal, details, { locale }) => {
    if (refusal === 'tooMany') {
      const t = await getTranslations({ locale, namespace: 'auth' })
      return { field: 'pin', sentence: t('refused.tooMany', { minutes: waitMinutes(details) }) }
    }
    const t = await getTranslations({ locale, namespace: 'card' })
    return { field: 'pin', sentence: t('wrong') }
  },
})

export const signInByPasskeyAction = formAction({
  name: 'auth.signInByPasskey',
  permission: 'auth.session.start',
  input: passkeySignInInput,
  run: async (ctx, input, edge) => entered(await signInByPasskey(ctx, { ...input, network: edge.network })),
  done: (value, edge, { back }) => onward(value, edge, back),
  explain: async (refusal, details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'auth' })
    return {
      sentence:
        refusal === 'tooMany'
          ? t('refused.tooMany', { minutes: waitMinutes(details) })
          : t('passkey.refused.wrong'),
    }
  },
})

export const signInByLinkAction = formAction({
  name: 'auth.signInByLink',
  permission: 'auth.session.start',
  input: linkKeyInput,
  run: async (ctx, input, edge) => {
    const result = await signInByLink(ctx, { ...input, locale: edge.locale })
    await entered(result)
    return result
  },
  done: (value, edge) => onward(value, edge, value.back),
  explain: async (_refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'auth' })
    return { sentence: t('link.goneText') }
  },
})

export const acceptInvitationAction = formAction({
  name: 'auth.acceptInvitation',
  permission: 'auth.invitation.accept',
  input: linkKeyInput,
  run: async (ctx, input) => entered(await acceptInvitation(ctx, input)),
  done: (value, edge) => onward(value, edge),
  explain: async (_refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'auth' })
    return { sentence: t('invitation.goneText') }
  },
})

export const signOutAction = formAction({
  name: 'auth.signOut',
  permission: 'auth.session.end',
  input: z.object({}),
  run: async (ctx) => {
    const actor = await currentActor()
    if (actor.kind === 'person') await endSession(ctx, actor.sessionId)
    await takeSessionCookie()
    return ok(null)
  },
  // That page tells the browser to forget what it kept (scripts/serve-policy.mjs).
  done: (_value, edge) => ({ redirect: `/${edge.locale}/sign-out/done` }),
  explain: async () => ({ sentence: '' }),
})
