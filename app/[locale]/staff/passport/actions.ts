'use server'

import { getTranslations } from 'next-intl/server'
import { formAction } from '@/lib/forms/form-action'
import type { Locale } from '@/lib/i18n/locales'
import { answerHours } from '@/lib/passport/answer-hours'
import {
  addPartInput,
  addTemplateInput,
  answerInput,
  editPartInput,
  partInput,
  removePartInput,
  startInput,
  templateInput,
  trajectoryIdInput,
} from '@/lib/passport/schema'
import { addPart, addTemplate, editPart, editTemplate, removePart } from '@/lib/passport/template'
import { endTrajectory, markPart, startTrajectory } from '@/lib/passport/trajectory'

type Refusal =
  | 'notFound'
  | 'already'
  | 'notValid'
  | 'future'
  | 'own'
  | 'needsReason'
  | 'editedMeanwhile'
  | 'order'
  | 'needsCounts'
  | 'needsEvidence'
  | 'inUse'

async function explain(refusal: Refusal, locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'passportStaff' })
  return { sentence: t(`refused.${refusal}`) }
}

export const startTrajectoryAction = formAction({
  name: 'passport.startTrajectory',
  permission: 'passport.trajectory.start',
  input: startInput,
  run: (ctx, input) => startTrajectory(ctx, input),
  done: ({ trajectoryId }, edge) => ({ redirect: `/${edge.locale}/staff/passport/${trajectoryId}` }),
  explain: async (refusal, _details, { locale }) => ({
    field: refusal === 'notValid' ? 'startedOn' : undefined,
    ...(await explain(refusal, locale)),
  }),
})

export const endTrajectoryAction = formAction({
  name: 'passport.endTrajectory',
  permission: 'passport.trajectory.start',
  input: trajectoryIdInput,
  run: (ctx, input) => endTrajectory(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/staff/passport` }),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})

export const markPartAction = formAction({
  name: 'passport.markPart',
  permission: 'passport.part.mark',
  input: partInput,
  run: (ctx, input) => markPart(ctx, input),
  done: (_value, edge, { trajectoryId }) => ({
    redirect: `/${edge.locale}/staff/passport/${trajectoryId}?done=saved`,
  }),
  explain: async (refusal, _details, { locale }) => ({
    field: refusal === 'future' ? 'doneOn' : refusal === 'needsEvidence' ? 'evidence' : undefined,
    ...(await explain(refusal, locale)),
  }),
})

export const answerHoursAction = formAction({
  name: 'passport.answerHours',
  permission: 'passport.hours.confirm',
  input: answerInput,
  run: (ctx, input) => answerHours(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}${edge.path}?done=saved` }),
  explain: async (refusal, _details, { locale }) => ({
    field: refusal === 'needsReason' ? 'reason' : undefined,
    ...(await explain(refusal, locale)),
  }),
})

export const editTemplateAction = formAction({
  name: 'passport.editTemplate',
  permission: 'passport.template.edit',
  input: templateInput,
  run: (ctx, input) => editTemplate(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/staff/passport/templates?done=saved` }),
  explain: async (refusal, _details, { locale }) => ({
    field: refusal === 'order' ? 'validUntil' : undefined,
    ...(await explain(refusal, locale)),
  }),
})

export const editPartAction = formAction({
  name: 'passport.editPart',
  permission: 'passport.template.edit',
  input: editPartInput,
  run: (ctx, input) => editPart(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/staff/passport/templates?done=saved` }),
  explain: async (refusal, _details, { locale }) => ({
    field: refusal === 'needsCounts' ? 'counts' : undefined,
    ...(await explain(refusal, locale)),
  }),
})

export const addTemplateAction = formAction({
  name: 'passport.addTemplate',
  permission: 'passport.template.edit',
  input: addTemplateInput,
  run: (ctx, input) => addTemplate(ctx, input),
  done: ({ code }, edge) => ({ redirect: `/${edge.locale}/staff/passport/templates?done=saved#${code}` }),
  explain: async (refusal, _details, { locale }) => ({
    field: 'fromId',
    ...(await explain(refusal, locale)),
  }),
})

export const addPartAction = formAction({
  name: 'passport.addPart',
  permission: 'passport.template.edit',
  input: addPartInput,
  run: (ctx, input) => addPart(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/staff/passport/templates?done=saved` }),
  explain: async (refusal, _details, { locale }) => ({
    field: refusal === 'needsCounts' ? 'counts' : undefined,
    ...(await explain(refusal, locale)),
  }),
})

export const removePartAction = formAction({
  name: 'passport.removePart',
  permission: 'passport.template.edit',
  input: removePartInput,
  run: (ctx, input) => removePart(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/staff/passport/templates?done=saved` }),
  explain: (refusal, _details, { locale }) => explain(refusal, locale),
})
