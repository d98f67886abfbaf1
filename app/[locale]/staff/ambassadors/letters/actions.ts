'use server'

import { getTranslations } from 'next-intl/server'
import { letterInput, letterSendInput, letterTestInput } from '@/lib/ambassadors/letters/schema'
import { type LetterRefusal, saveLetter, sendLetter, testLetter } from '@/lib/ambassadors/letters/send'
import { type Edge, formAction } from '@/lib/forms/form-action'
import { isLocale, localeNames } from '@/lib/i18n/locales'

async function explain(refusal: LetterRefusal, details: Record<string, string | number>, { locale }: Edge) {
  const t = await getTranslations({ locale, namespace: 'ambassadorsStaff' })
  const language = isLocale(details.language) ? details.language : 'nl'
  return {
    ...(refusal === 'dutch' ? { field: 'subject_nl' } : {}),
    ...(refusal === 'half' ? { field: `subject_${language}` } : {}),
    sentence: t(`mail.refusal.${refusal}`, { language: localeNames[language] }),
  }
}

export const saveLetterAction = formAction({
  name: 'ambassadors.saveLetter',
  permission: 'ambassadors.mailing.send',
  input: letterInput,
  run: (ctx, input) => saveLetter(ctx, input),
  done: ({ mailingId }, { locale }) => ({
    redirect: `/${locale}/staff/ambassadors/letters/${mailingId}?done=saved`,
  }),
  explain,
})

export const testLetterAction = formAction({
  name: 'ambassadors.testLetter',
  permission: 'ambassadors.mailing.send',
  input: letterTestInput,
  run: (ctx, input) => testLetter(ctx, input),
  done: (_value, { locale }, { mailingId, language }) => ({
    redirect: `/${locale}/staff/ambassadors/letters/${mailingId}?done=tested&lang=${language}`,
  }),
  explain,
})

export const sendLetterAction = formAction({
  name: 'ambassadors.sendLetter',
  permission: 'ambassadors.mailing.send',
  input: letterSendInput,
  run: (ctx, input) => sendLetter(ctx, input),
  done: ({ jobId }, { locale }) => ({ redirect: `/${locale}/staff/jobs/${jobId}` }),
  explain,
})
