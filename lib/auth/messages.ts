import 'server-only'
import { limits } from '@/lib/config/limits'
import { settings } from '@/lib/config/settings'
import { translatorFor } from '@/lib/i18n/translate'
import type { MessageWriter } from '@/lib/outbox/types'
import { readInvitation } from './invitation'

export const authMessages: Record<string, MessageWriter> = {
  'auth.code': async (_ctx, message, locale) => {
    const { code, key } = message.data
    if (typeof code !== 'string') return null
    const [t, auth] = await Promise.all([translatorFor(locale, 'mail'), translatorFor(locale, 'auth')])
    return {
      mail: {
        subject: t('code.subject'),
        paragraphs: [
          t('code.text'),
          t('code.minutes', { minutes: limits.signIn.codeMinutes }),
          t('code.notYou'),
          ...(typeof key === 'string' ? [auth('link.mailText')] : []),
        ],
        code,
        ...(typeof key === 'string'
          ? {
              button: {
                label: auth('link.mailButton'),
                url: `${settings().appUrl}/${locale}/sign-in/link?${new URLSearchParams({ key })}`,
              },
            }
          : {}),
      },
    }
  },
  'auth.invitation': async (ctx, message, locale) => {
    const { invitation, code } = message.data
    if (typeof invitation !== 'string' || typeof code !== 'string') return null
    const open = await readInvitation(ctx, code)
    if (!open) return null
    const t = await translatorFor(locale, 'auth')
    return {
      mail: {
        subject: t('invitation.mailSubject'),
        paragraphs: [
          t(`invitation.lead.${open.kind}`, { organisation: open.organisation }),
          t('invitation.mailText', { days: limits.invitation.days }),
          t('invitation.mailNotYou'),
        ],
        button: {
          label: t('invitation.accept'),
          url: `${settings().appUrl}/${locale}/sign-in/invitation?${new URLSearchParams({ key: code })}`,
        },
      },
    }
  },
}
