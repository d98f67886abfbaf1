'use server'

import { getTranslations } from 'next-intl/server'
import { formAction } from '@/lib/forms/form-action'
import { threadOwners } from '@/lib/registry/thread-owners'
import { checkTranslationInput, translateMessageInput, writeMessageInput } from '@/lib/threads/schema'
import { checkTranslation, translateMessage } from '@/lib/threads/translate-message'
import { writeMessage } from '@/lib/threads/write-message'

export const writeMessageAction = formAction({
  name: 'threads.writeMessage',
  permission: 'threads.message.write',
  input: writeMessageInput,
  // The form's own key leads a second sending to what exists.
  repeats: () => true,
  run: (ctx, input) => writeMessage(ctx, threadOwners, input),
  done: (value, edge) => ({
    redirect: `/${edge.locale}${edge.path}?said=${value.done}${value.done === 'sent' ? '#thread' : '#composer'}`,
  }),
  explain: async (refusal, details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'threads' })
    return { sentence: t(`refused.${refusal}`, { most: details.most ?? 0 }) }
  },
})

export const translateMessageAction = formAction({
  name: 'threads.translateMessage',
  permission: 'threads.message.translate',
  input: translateMessageInput,
  run: (ctx, input) => translateMessage(ctx, threadOwners, input),
  done: (_value, edge, input) => ({
    redirect: `/${edge.locale}${edge.path}?said=translated#message-${input.messageId}`,
  }),
  explain: async (refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'threads' })
    return {
      sentence: t(refusal === 'sameLanguage' ? 'translate.sameLanguage' : 'refused.notFound'),
    }
  },
})

export const checkTranslationAction = formAction({
  name: 'threads.checkTranslation',
  permission: 'threads.message.translate',
  input: checkTranslationInput,
  run: (ctx, input) => checkTranslation(ctx, threadOwners, input),
  done: (_value, edge, input) => ({
    redirect: `/${edge.locale}${edge.path}?said=checked#message-${input.messageId}`,
  }),
  explain: async (_refusal, _details, { locale }) => {
    const t = await getTranslations({ locale, namespace: 'threads' })
    return { sentence: t('refused.notFound') }
  },
})
