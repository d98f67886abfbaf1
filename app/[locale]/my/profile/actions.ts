'use server'

import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { type Edge, formAction } from '@/lib/forms/form-action'
import { isLocale } from '@/lib/i18n/locales'
import { answerStep, confirmProfile, finishList, skipStep } from '@/lib/people/profile/answer'
import { dropLanguage, dropMember, keepLanguage, keepMember } from '@/lib/people/profile/lists'
import {
  languageInput,
  languageNameInput,
  memberIdInput,
  memberInput,
  stepInputs,
} from '@/lib/people/profile/schema'
import type { About } from '@/lib/people/profile/subject'
import { type ProfileStep, profileSteps } from '@/lib/people/profile/vocabulary'

// One set of actions for one's own pages and for the desk: without `personId` it is one's own profile, with it the
// command asks whether the actor may fill it in together with that person.

const about = { personId: z.uuid('invalidChoice').optional(), language: z.string().max(20).optional() }
type Whose = { personId?: string | undefined; language?: string | undefined }

function aboutOf(ctx: Ctx, input: Whose, edge: Edge): About {
  return {
    personId: input.personId ?? personIdOf(ctx.actor) ?? '',
    language: isLocale(input.language) ? input.language : edge.locale,
  }
}

/** Where it goes on: among one's own pages, or at the desk in the language they speak. */
function lead(input: Whose, edge: Edge, where: string, done?: 'saved' | 'confirmed'): { redirect: string } {
  const base = input.personId ? `/staff/people/${input.personId}/profile` : '/my/profile'
  const query = new URLSearchParams({
    ...(input.personId && isLocale(input.language) ? { language: input.language } : {}),
    ...(done ? { done } : {}),
  }).toString()
  return { redirect: `/${edge.locale}${base}${where}${query ? `?${query}` : ''}` }
}

const after = (step: ProfileStep) => {
  const next = profileSteps[profileSteps.indexOf(step) + 1]
  return next ? `/${next}` : ''
}

const explain = async (refusal: string, details: Record<string, string | number>, { locale }: Edge) => {
  if (refusal === 'tooMany') {
    const t = await getTranslations({ locale, namespace: 'profile' })
    return { sentence: t('tooMany', { max: Number(details.max) }) }
  }
  const t = await getTranslations({ locale, namespace: 'errors' })
  return { sentence: t('notFound.title') }
}

const stepName = z.enum(profileSteps, 'invalidChoice')

export const answerProfileAction = formAction({
  name: 'people.answerProfile',
  permission: 'people.profile.answer',
  input: z.discriminatedUnion('step', [
    stepInputs.name.extend({ step: z.literal('name'), ...about }),
    stepInputs.reading.extend({ step: z.literal('reading'), ...about }),
    stepInputs.school.extend({ step: z.literal('school'), ...about }),
    stepInputs.digital.extend({ step: z.literal('digital'), ...about }),
    stepInputs.neighbourhood.extend({ step: z.literal('neighbourhood'), ...about }),
    stepInputs.contact.extend({ step: z.literal('contact'), ...about }),
    stepInputs.times.extend({ step: z.literal('times'), ...about }),
    stepInputs.gender.extend({ step: z.literal('gender'), ...about }),
  ]),
  run: (ctx, input, edge) => {
    const { step, personId, language, ...answers } = input
    return answerStep(ctx, aboutOf(ctx, { personId, language }, edge), { step, answers } as never)
  },
  done: (_value, edge, input) => lead(input, edge, after(input.step)),
  explain,
})

export const skipProfileAction = formAction({
  name: 'people.skipProfile',
  permission: 'people.profile.answer',
  input: z.object({ step: stepName, ...about }),
  run: (ctx, input, edge) => skipStep(ctx, aboutOf(ctx, input, edge), { step: input.step }),
  done: (_value, edge, input) => lead(input, edge, after(input.step)),
  explain,
})

export const keepLanguageAction = formAction({
  name: 'people.keepLanguage',
  permission: 'people.profile.answer',
  // The language that is talked and the language that is talked about have one name each.
  input: languageInput.and(z.object({ personId: about.personId, spoken: about.language })),
  run: (ctx, { personId, spoken, ...language }, edge) =>
    keepLanguage(ctx, aboutOf(ctx, { personId, language: spoken }, edge), language),
  done: (_value, edge, input) =>
    lead({ personId: input.personId, language: input.spoken }, edge, '/languages'),
  explain,
})

export const dropLanguageAction = formAction({
  name: 'people.dropLanguage',
  permission: 'people.profile.answer',
  input: languageNameInput.extend({ personId: about.personId, spoken: about.language }),
  run: (ctx, { personId, spoken, language }, edge) =>
    dropLanguage(ctx, aboutOf(ctx, { personId, language: spoken }, edge), { language }),
  done: (_value, edge, input) =>
    lead({ personId: input.personId, language: input.spoken }, edge, '/languages'),
  explain,
})

export const keepMemberAction = formAction({
  name: 'people.keepMember',
  permission: 'people.profile.answer',
  input: memberInput.extend(about),
  run: (ctx, { personId, language, ...member }, edge) =>
    keepMember(ctx, aboutOf(ctx, { personId, language }, edge), member),
  done: (_value, edge, input) => lead(input, edge, '/household'),
  explain,
})

export const dropMemberAction = formAction({
  name: 'people.dropMember',
  permission: 'people.profile.answer',
  input: memberIdInput.extend(about),
  run: (ctx, { personId, language, memberId }, edge) =>
    dropMember(ctx, aboutOf(ctx, { personId, language }, edge), { memberId }),
  done: (_value, edge, input) => lead(input, edge, '/household'),
  explain,
})

export const finishProfileListAction = formAction({
  name: 'people.finishProfileList',
  permission: 'people.profile.answer',
  input: z.object({ step: z.enum(['languages', 'household'], 'invalidChoice'), ...about }),
  run: (ctx, input, edge) => finishList(ctx, aboutOf(ctx, input, edge), { step: input.step }),
  done: (_value, edge, input) => lead(input, edge, after(input.step)),
  explain,
})

export const confirmProfileAction = formAction({
  name: 'people.confirmProfile',
  permission: 'people.profile.answer',
  input: z.object(about),
  run: (ctx, input, edge) => confirmProfile(ctx, aboutOf(ctx, input, edge)),
  done: (_value, edge, input) => lead(input, edge, '', 'confirmed'),
  explain,
})
