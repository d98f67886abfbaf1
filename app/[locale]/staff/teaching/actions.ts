'use server'

import { getTranslations } from 'next-intl/server'
import { formAction } from '@/lib/forms/form-action'
import type { Locale } from '@/lib/i18n/locales'
import { reissueCertificate, revokeCertificate } from '@/lib/teaching/certificate'
import { startCertificates } from '@/lib/teaching/certificates-job'
import { addRule, editRule, endRule } from '@/lib/teaching/edit-rule'
import { closeCall } from '@/lib/teaching/follow-up'
import { recordProgress, writeNote } from '@/lib/teaching/guide-learner'
import { messageGroup } from '@/lib/teaching/message-group'
import { recordAttendance } from '@/lib/teaching/record-attendance'
import {
  addRuleInput,
  callInput,
  certificateInput,
  certificatesInput,
  endRuleInput,
  endSubstituteInput,
  messageInput,
  noteInput,
  progressInput,
  ruleInput,
  sheetInput,
  substituteInput,
} from '@/lib/teaching/schema'
import { endSubstitute, nameSubstitute } from '@/lib/teaching/substitute'

type Refusal =
  | 'notFound'
  | 'tooEarly'
  | 'cancelled'
  | 'conflict'
  | 'strangers'
  | 'order'
  | 'gapOpen'
  | 'nobody'
  | 'already'
  | 'own'
  | 'tooLittle'
  | 'notOver'
  | 'editedMeanwhile'
  | 'same'

async function explain(refusal: Refusal, locale: Locale) {
  const t = await getTranslations({ locale, namespace: 'teachingStaff' })
  return t(`refused.${refusal}`)
}

export const recordAttendanceAction = formAction({
  name: 'teaching.recordAttendance',
  permission: 'teaching.attendance.record',
  input: sheetInput,
  // The save's own key leads a second sending to what exists.
  repeats: () => true,
  run: (ctx, { mark, ...input }) =>
    recordAttendance(ctx, {
      ...input,
      marks: Object.entries(mark).map(([personId, one]) => ({ personId, mark: one })),
    }),
  done: (_value, edge, { runId, lessonId }) => ({
    redirect: `/${edge.locale}/staff/teaching/${runId}/lessons/${lessonId}?done=saved`,
  }),
  explain: async (refusal, _details, { locale }, _ctx, { runId, lessonId }) => ({
    sentence: await explain(refusal, locale),
    ...(refusal === 'conflict'
      ? {
          links: [
            {
              href: `/${locale}/staff/teaching/${runId}/lessons/${lessonId}`,
              label: (await getTranslations({ locale, namespace: 'teachingStaff' }))('record'),
            },
          ],
        }
      : {}),
  }),
})

export const writeNoteAction = formAction({
  name: 'teaching.writeNote',
  permission: 'teaching.note.write',
  input: noteInput,
  run: (ctx, input) => writeNote(ctx, input),
  done: (_value, edge, { runId, personId }) => ({
    redirect: `/${edge.locale}/staff/teaching/${runId}/learners/${personId}?done=saved`,
  }),
  explain: async (refusal, _details, { locale }) => ({ sentence: await explain(refusal, locale) }),
})

export const recordProgressAction = formAction({
  name: 'teaching.recordProgress',
  permission: 'teaching.progress.record',
  input: progressInput,
  run: (ctx, { runId, personId, ...progress }) => recordProgress(ctx, { runId, personId, progress }),
  done: (_value, edge, { runId, personId }) => ({
    redirect: `/${edge.locale}/staff/teaching/${runId}/learners/${personId}?done=saved`,
  }),
  explain: async (refusal, _details, { locale }) => ({ sentence: await explain(refusal, locale) }),
})

export const messageGroupAction = formAction({
  name: 'teaching.messageGroup',
  permission: 'teaching.group.message',
  input: messageInput,
  run: (ctx, input) => messageGroup(ctx, input),
  done: ({ told }, edge, { runId }) => ({
    redirect: `/${edge.locale}/staff/teaching/${runId}?done=sent&count=${told}`,
  }),
  explain: async (refusal, _details, { locale }) => ({ sentence: await explain(refusal, locale) }),
})

export const nameSubstituteAction = formAction({
  name: 'teaching.nameSubstitute',
  permission: 'teaching.substitute.name',
  input: substituteInput,
  run: (ctx, input) => nameSubstitute(ctx, input),
  done: (_value, edge, { runId }) => ({ redirect: `/${edge.locale}/staff/teaching/${runId}?done=saved` }),
  explain: async (refusal, _details, { locale }) => ({
    field: refusal === 'order' ? 'untilOn' : undefined,
    sentence: await explain(refusal, locale),
  }),
})

export const endSubstituteAction = formAction({
  name: 'teaching.endSubstitute',
  permission: 'teaching.substitute.name',
  input: endSubstituteInput,
  run: (ctx, input) => endSubstitute(ctx, input),
  done: ({ runId }, edge) => ({ redirect: `/${edge.locale}/staff/teaching/${runId}?done=saved` }),
  explain: async (refusal, _details, { locale }) => ({ sentence: await explain(refusal, locale) }),
})

export const closeCallAction = formAction({
  name: 'teaching.closeCall',
  permission: 'teaching.call.close',
  input: callInput,
  run: (ctx, input) => closeCall(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/staff#calls` }),
  explain: async (refusal, _details, { locale }) => ({ sentence: await explain(refusal, locale) }),
})

export const startCertificatesAction = formAction({
  name: 'teaching.startCertificates',
  permission: 'teaching.certificate.issue',
  input: certificatesInput,
  run: (ctx, input) => startCertificates(ctx, input),
  done: ({ jobId }, edge) => ({ redirect: `/${edge.locale}/staff/jobs/${jobId}` }),
  explain: async (refusal, _details, { locale }) => ({ sentence: await explain(refusal, locale) }),
})

export const reissueCertificateAction = formAction({
  name: 'teaching.reissueCertificate',
  permission: 'teaching.certificate.issue',
  input: certificateInput,
  run: (ctx, input) => reissueCertificate(ctx, input),
  done: ({ runId }, edge) => ({
    redirect: `/${edge.locale}/staff/teaching/${runId}?done=saved#certificates`,
  }),
  explain: async (refusal, _details, { locale }) => ({ sentence: await explain(refusal, locale) }),
})

export const revokeCertificateAction = formAction({
  name: 'teaching.revokeCertificate',
  permission: 'teaching.certificate.issue',
  input: certificateInput,
  run: (ctx, input) => revokeCertificate(ctx, input),
  done: ({ runId }, edge) => ({
    redirect: `/${edge.locale}/staff/teaching/${runId}?done=saved#certificates`,
  }),
  explain: async (refusal, _details, { locale }) => ({ sentence: await explain(refusal, locale) }),
})

export const editRuleAction = formAction({
  name: 'teaching.editRule',
  permission: 'teaching.rule.edit',
  input: ruleInput,
  run: (ctx, input) => editRule(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/staff/teaching/rules?done=saved` }),
  explain: async (refusal, _details, { locale }) => ({ sentence: await explain(refusal, locale) }),
})

export const addRuleAction = formAction({
  name: 'teaching.addRule',
  permission: 'teaching.rule.edit',
  input: addRuleInput,
  run: (ctx, input) => addRule(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/staff/teaching/rules?done=saved` }),
  explain: async (refusal, _details, { locale }) => ({
    field: 'threshold',
    sentence: await explain(refusal, locale),
  }),
})

export const endRuleAction = formAction({
  name: 'teaching.endRule',
  permission: 'teaching.rule.edit',
  input: endRuleInput,
  run: (ctx, input) => endRule(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/staff/teaching/rules?done=saved` }),
  explain: async (refusal, _details, { locale }) => ({ sentence: await explain(refusal, locale) }),
})
