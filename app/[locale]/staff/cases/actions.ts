'use server'

import { refresh } from 'next/cache'
import { getTranslations } from 'next-intl/server'
import { askFor } from '@/lib/cases/ask-help'
import { assignCase, claimCase, handOverCaseload, releaseCase, transferCase } from '@/lib/cases/assign-case'
import { bulkChange, undoBulk } from '@/lib/cases/bulk'
import { askPaper, markPaper } from '@/lib/cases/check-papers'
import { clearDanger } from '@/lib/cases/clear-danger'
import { closeCase, confirmClosing, refuseClosing, reopenCase } from '@/lib/cases/close-case'
import * as rules from '@/lib/cases/deadlines/schema'
import { confirmRule } from '@/lib/cases/edit-types'
import { linkCases, unlinkCase } from '@/lib/cases/join-cases'
import { makeLetter } from '@/lib/cases/letters'
import { makeType, nameType, publishType, withdrawType } from '@/lib/cases/make-type'
import { mergeCases } from '@/lib/cases/merge-cases'
import { clearFlag, raiseFlag } from '@/lib/cases/raise-flag'
import { recordFact, retractFact } from '@/lib/cases/record-fact'
import { referCase, withdrawReferral } from '@/lib/cases/refer-case'
import { renewTerm } from '@/lib/cases/renew-term'
import { confirmSafety, refuseSafety } from '@/lib/cases/safety-right'
import { addRule, saveRule } from '@/lib/cases/save-rule'
import { saveType } from '@/lib/cases/save-type'
import { dropView, saveView } from '@/lib/cases/saved-views'
import * as inputs from '@/lib/cases/schema'
import { closeTeam, joinTeam, leaveTeam, saveTeam } from '@/lib/cases/teams'
import { unmergeCases } from '@/lib/cases/unmerge-cases'
import { factKeys } from '@/lib/cases/vocabulary'
import { addTask, changeTask, dropTask, finishTask, reopenTask } from '@/lib/cases/work-tasks'
import { changeNote, removeNote, writeNote } from '@/lib/cases/write-note'
import { type Edge, formAction } from '@/lib/forms/form-action'

/** `factMissing` names the fact, so its action says it itself. */
type Refusal = Exclude<
  Parameters<Awaited<ReturnType<typeof getTranslations<'casesStaff.refused'>>>>[0],
  'factMissing'
>

async function explain(refusal: Refusal, _details: Record<string, string | number>, { locale }: Edge) {
  const t = await getTranslations({ locale, namespace: 'casesStaff.refused' })
  return { sentence: t(refusal) }
}

/**
 * The same where both versions stand side by side: the page is made anew, so that it shows what the colleague saved, and
 * saving again with both in view is a choice.
 */
const explainBeside: typeof explain = async (refusal, details, edge) => {
  if (refusal === 'changedMeanwhile') refresh()
  return explain(refusal, details, edge)
}

const toCase =
  (anchor = '') =>
  (_value: unknown, edge: Edge, { caseId }: { caseId: string }) => ({
    redirect: `/${edge.locale}/staff/cases/${caseId}?done=1${anchor}`,
  })
const change = 'cases.case.change' as const

export const claimCaseAction = formAction({
  name: 'cases.claimCase',
  permission: change,
  input: inputs.caseInput,
  run: (ctx, input) => claimCase(ctx, input),
  done: toCase(),
  explain,
})
export const releaseCaseAction = formAction({
  name: 'cases.releaseCase',
  permission: change,
  input: inputs.caseInput,
  run: (ctx, input) => releaseCase(ctx, input),
  done: toCase(),
  explain,
})
export const assignCaseAction = formAction({
  name: 'cases.assignCase',
  permission: change,
  input: inputs.assignInput,
  run: (ctx, input) => assignCase(ctx, input),
  done: toCase('#people'),
  explain,
})
export const transferCaseAction = formAction({
  name: 'cases.transferCase',
  permission: change,
  input: inputs.transferInput,
  run: (ctx, input) => transferCase(ctx, input),
  // Who is only in the old team may not see it any more.
  done: (_value, edge) => ({ redirect: `/${edge.locale}/staff/cases?done=1` }),
  explain,
})
export const handOverCasesAction = formAction({
  name: 'cases.handOver',
  permission: change,
  input: inputs.handOverInput,
  run: (ctx, { fromId, toId }) => handOverCaseload(ctx, { fromId, toId: toId || null }),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/staff/cases?handed=1` }),
  explain,
})
export const recordFactAction = formAction({
  name: 'cases.recordFact',
  permission: change,
  input: inputs.factInput,
  run: (ctx, input) => recordFact(ctx, input),
  done: toCase('#facts'),
  // Both versions stand side by side on the fact's own page.
  explain: async (refusal, details, edge, _ctx, { caseId, key }) => {
    const said = await explainBeside(refusal, details, edge)
    const page = `/staff/cases/${caseId}/facts/${key}`
    if (refusal !== 'changedMeanwhile' || edge.path === page) return said
    const t = await getTranslations({ locale: edge.locale, namespace: 'casesStaff.conflict' })
    return { ...said, links: [{ href: `/${edge.locale}${page}`, label: t('look') }] }
  },
})
export const changeTaskAction = formAction({
  name: 'cases.changeTask',
  permission: change,
  input: inputs.changeTaskInput,
  run: (ctx, input) => changeTask(ctx, input),
  done: toCase('#tasks'),
  explain: explainBeside,
})
export const retractFactAction = formAction({
  name: 'cases.retractFact',
  permission: change,
  input: inputs.factKeyInput,
  run: (ctx, input) => retractFact(ctx, input),
  done: toCase('#facts'),
  explain,
})
export const renewTermAction = formAction({
  name: 'cases.renewTerm',
  permission: change,
  input: inputs.termIdInput,
  run: (ctx, input) => renewTerm(ctx, input),
  done: toCase('#terms'),
  explain,
})
export const addTaskAction = formAction({
  name: 'cases.addTask',
  permission: change,
  input: inputs.taskInput,
  run: (ctx, input) => addTask(ctx, input),
  done: toCase('#tasks'),
  explain,
})
export const finishTaskAction = formAction({
  name: 'cases.finishTask',
  permission: change,
  input: inputs.taskIdInput,
  run: (ctx, input) => finishTask(ctx, input),
  done: toCase('#tasks'),
  explain,
})
export const reopenTaskAction = formAction({
  name: 'cases.reopenTask',
  permission: change,
  input: inputs.taskIdInput,
  run: (ctx, input) => reopenTask(ctx, input),
  done: toCase('#tasks'),
  explain,
})
export const dropTaskAction = formAction({
  name: 'cases.dropTask',
  permission: change,
  input: inputs.taskIdInput,
  run: (ctx, input) => dropTask(ctx, input),
  done: toCase('#tasks'),
  explain,
})
export const askPaperAction = formAction({
  name: 'cases.askPaper',
  permission: change,
  input: inputs.paperInput,
  run: (ctx, { caseId, key, words }) =>
    askPaper(ctx, { caseId, key: key ?? null, words: key ? null : (words ?? null) }),
  done: toCase('#papers'),
  explain,
})
export const markPaperAction = formAction({
  name: 'cases.markPaper',
  permission: change,
  input: inputs.paperMarkInput,
  run: (ctx, input) => markPaper(ctx, input),
  done: toCase('#papers'),
  explain,
})
export const writeCaseNoteAction = formAction({
  name: 'cases.writeNote',
  permission: change,
  input: inputs.noteInput,
  run: (ctx, { reached, language, ...input }, edge) =>
    writeNote(ctx, { ...input, language: language ?? edge.locale, reached: reached === 'on' }),
  done: toCase('#notes'),
  explain,
})
export const changeNoteAction = formAction({
  name: 'cases.changeNote',
  permission: change,
  input: inputs.changeNoteInput,
  meanwhile: ['changedMeanwhile'],
  run: (ctx, input) => changeNote(ctx, input),
  done: toCase('#notes'),
  explain: explainBeside,
})
export const removeNoteAction = formAction({
  name: 'cases.removeNote',
  permission: change,
  input: inputs.noteIdInput,
  run: (ctx, input) => removeNote(ctx, input),
  done: toCase('#notes'),
  explain,
})
export const raiseFlagAction = formAction({
  name: 'cases.raiseFlag',
  permission: change,
  input: inputs.flagInput,
  run: (ctx, input) => raiseFlag(ctx, input),
  done: toCase('#flags'),
  explain,
})
export const clearFlagAction = formAction({
  name: 'cases.clearFlag',
  permission: change,
  input: inputs.flagIdInput,
  run: (ctx, input) => clearFlag(ctx, input),
  done: toCase('#flags'),
  explain,
})
export const closeCaseAction = formAction({
  name: 'cases.closeCase',
  permission: change,
  input: inputs.closeInput,
  run: (ctx, input) => closeCase(ctx, input),
  done: toCase(),
  explain,
})
export const confirmClosingAction = formAction({
  name: 'cases.confirmClosing',
  permission: change,
  input: inputs.caseInput,
  run: (ctx, input) => confirmClosing(ctx, input),
  done: toCase(),
  explain,
})
export const refuseClosingAction = formAction({
  name: 'cases.refuseClosing',
  permission: change,
  input: inputs.reasonInput,
  run: (ctx, input) => refuseClosing(ctx, input),
  done: toCase(),
  explain,
})
export const reopenCaseAction = formAction({
  name: 'cases.reopenCase',
  permission: change,
  input: inputs.reasonInput,
  run: (ctx, input) => reopenCase(ctx, input),
  done: toCase(),
  explain,
})
export const mergeCasesAction = formAction({
  name: 'cases.mergeCases',
  permission: change,
  input: inputs.mergeCasesInput,
  run: (ctx, input) => mergeCases(ctx, input),
  done: toCase('#people'),
  explain,
})
export const unmergeCasesAction = formAction({
  name: 'cases.unmergeCases',
  permission: change,
  input: inputs.unmergeInput,
  run: (ctx, input) => unmergeCases(ctx, input),
  done: toCase('#people'),
  explain,
})
export const linkCasesAction = formAction({
  name: 'cases.linkCases',
  permission: change,
  input: inputs.mergeCasesInput,
  run: (ctx, input) => linkCases(ctx, input),
  done: toCase('#people'),
  explain,
})
export const unlinkCaseAction = formAction({
  name: 'cases.unlinkCase',
  permission: change,
  input: inputs.caseInput,
  run: (ctx, input) => unlinkCase(ctx, input),
  done: toCase('#people'),
  explain,
})
export const referCaseAction = formAction({
  name: 'cases.referCase',
  permission: change,
  input: inputs.referInput,
  run: (ctx, { caseId, organisationId, reason }) => referCase(ctx, { caseId, organisationId, reason }),
  done: toCase('#refer'),
  explain,
})
export const withdrawReferralAction = formAction({
  name: 'cases.withdrawReferral',
  permission: change,
  input: inputs.referralIdInput,
  run: (ctx, input) => withdrawReferral(ctx, input),
  done: toCase('#refer'),
  explain,
})
export const makeLetterAction = formAction({
  name: 'cases.makeLetter',
  permission: change,
  input: inputs.letterInput,
  run: (ctx, input) => makeLetter(ctx, input),
  done: toCase('#letters'),
  explain,
})
export const saveViewAction = formAction({
  name: 'cases.saveView',
  permission: 'cases.case.list',
  input: inputs.viewInput,
  run: (ctx, { teamId, ...input }) => saveView(ctx, { ...input, teamId: teamId || null }),
  done: (_value, edge, { query }) => ({
    redirect: `/${edge.locale}/staff/cases${query.startsWith('?') ? query : ''}`,
  }),
  explain,
})
export const dropViewAction = formAction({
  name: 'cases.dropView',
  permission: 'cases.case.list',
  input: inputs.viewIdInput,
  run: (ctx, input) => dropView(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/staff/cases` }),
  explain,
})
export const bulkAction = formAction({
  name: 'cases.bulk',
  permission: change,
  input: inputs.bulkInput,
  run: (ctx, input) =>
    bulkChange(ctx, {
      caseIds: input.caseIds,
      what: input.what,
      personId: input.personId || null,
      flag: input.flag ?? null,
    }),
  done: ({ bulkId }, edge) => ({ redirect: `/${edge.locale}/staff/cases?bulk=${bulkId}` }),
  explain,
})
export const undoBulkAction = formAction({
  name: 'cases.undoBulk',
  permission: change,
  input: inputs.bulkIdInput,
  run: (ctx, input) => undoBulk(ctx, input),
  done: ({ back }, edge) => ({ redirect: `/${edge.locale}/staff/cases?back=${back}` }),
  explain,
})
export const askForAction = formAction({
  name: 'cases.askFor',
  permission: 'cases.help.askFor',
  input: inputs.askForInput,
  run: (ctx, input) => askFor(ctx, input),
  done: ({ caseId }, edge) => ({ redirect: `/${edge.locale}/staff/cases/new?opened=${caseId}` }),
  explain,
})
export const clearDangerAction = formAction({
  name: 'cases.clearDanger',
  permission: 'cases.help.askFor',
  input: inputs.noDangerInput,
  run: (ctx, { caseId, why, words }) => clearDanger(ctx, { caseId, why, words }),
  // Who sees it no more (another team's) is led to the list.
  done: (_value, edge, { caseId, desk }) => ({
    redirect: desk
      ? `/${edge.locale}/staff/cases/new?opened=${caseId}`
      : `/${edge.locale}/staff/cases?done=1`,
  }),
  explain,
})
export const saveRuleAction = formAction({
  name: 'cases.saveRule',
  permission: 'cases.type.edit',
  input: rules.ruleInput,
  run: (ctx, input) => saveRule(ctx, input),
  done: (_value, edge, { key }) => ({ redirect: `/${edge.locale}/staff/cases/rules/${key}?done=saved` }),
  explain,
})
export const addCaseRuleAction = formAction({
  name: 'cases.addRule',
  permission: 'cases.type.edit',
  input: rules.addRuleInput,
  run: (ctx, input) => addRule(ctx, input),
  done: ({ key }, edge) => ({ redirect: `/${edge.locale}/staff/cases/rules/${key}?done=added` }),
  explain,
})
export const confirmRuleAction = formAction({
  name: 'cases.confirmRule',
  permission: 'cases.type.edit',
  input: rules.ruleKeyInput,
  run: (ctx, input) => confirmRule(ctx, input),
  done: (_value, edge, { key }) => ({ redirect: `/${edge.locale}/staff/cases/rules/${key}?done=confirmed` }),
  explain,
})
export const saveTypeAction = formAction({
  name: 'cases.saveType',
  permission: 'cases.type.edit',
  input: inputs.typeInput,
  run: (ctx, input) => saveType(ctx, input),
  done: (_value, edge, { key, country }) => ({
    redirect: `/${edge.locale}/staff/cases/types/${key}?country=${country}&done=1`,
  }),
  explain: async (refusal, details, edge) => {
    if (refusal !== 'factMissing') return explain(refusal, details, edge)
    const t = await getTranslations({ locale: edge.locale, namespace: 'casesStaff.refused' })
    const facts = await getTranslations({ locale: edge.locale, namespace: 'cases.fact.key' })
    const fact = factKeys.find((key) => key === details.fact)
    return { sentence: t('factMissing', { fact: fact ? facts(fact) : '' }) }
  },
})
const toType =
  (what: string) =>
  (_value: unknown, edge: Edge, { key, country }: { key: string; country: string }) => ({
    redirect: `/${edge.locale}/staff/cases/types/${key}?country=${country}&done=${what}`,
  })
export const makeTypeAction = formAction({
  name: 'cases.makeType',
  permission: 'cases.type.edit',
  input: inputs.makeTypeInput,
  run: (ctx, input) => makeType(ctx, input),
  done: ({ key }, edge, { country }) => toType('made')(null, edge, { key, country }),
  explain,
})
export const nameTypeAction = formAction({
  name: 'cases.nameType',
  permission: 'cases.type.edit',
  input: inputs.nameTypeInput,
  run: (ctx, input) => nameType(ctx, input),
  done: toType('named'),
  explain,
})
export const publishTypeAction = formAction({
  name: 'cases.publishType',
  permission: 'cases.type.edit',
  input: inputs.typeKeyInput,
  run: (ctx, input) => publishType(ctx, input),
  done: toType('published'),
  explain,
})
export const withdrawTypeAction = formAction({
  name: 'cases.withdrawType',
  permission: 'cases.type.edit',
  input: inputs.typeKeyInput,
  run: (ctx, input) => withdrawType(ctx, input),
  done: toType('withdrawn'),
  explain,
})
const toTeam = ({ teamId }: { teamId: string }, edge: Edge) => ({
  redirect: `/${edge.locale}/staff/cases/teams/${teamId}?done=1`,
})
export const saveTeamAction = formAction({
  name: 'cases.saveTeam',
  permission: 'cases.team.manage',
  input: inputs.teamInput,
  run: (ctx, input) => saveTeam(ctx, input),
  done: toTeam,
  explain,
})
export const joinTeamAction = formAction({
  name: 'cases.joinTeam',
  permission: 'cases.team.manage',
  input: inputs.memberInput,
  run: (ctx, { safety, ...input }) => joinTeam(ctx, { ...input, safety: safety === 'on' }),
  done: ({ teamId, asked }, edge) => ({
    redirect: `/${edge.locale}/staff/cases/teams/${teamId}?done=${asked ? 'asked' : '1'}`,
  }),
  explain,
})
export const confirmSafetyAction = formAction({
  name: 'cases.confirmSafety',
  permission: 'cases.team.manage',
  input: inputs.memberInput,
  run: (ctx, { teamId, personId }) => confirmSafety(ctx, { teamId, personId }),
  done: toTeam,
  explain,
})
export const refuseSafetyAction = formAction({
  name: 'cases.refuseSafety',
  permission: 'cases.team.manage',
  input: inputs.memberInput,
  run: (ctx, { teamId, personId }) => refuseSafety(ctx, { teamId, personId }),
  done: toTeam,
  explain,
})
export const leaveTeamAction = formAction({
  name: 'cases.leaveTeam',
  permission: 'cases.team.manage',
  input: inputs.memberInput,
  run: (ctx, { teamId, personId }) => leaveTeam(ctx, { teamId, personId }),
  done: toTeam,
  explain,
})
export const closeTeamAction = formAction({
  name: 'cases.closeTeam',
  permission: 'cases.team.manage',
  input: inputs.teamIdInput,
  run: (ctx, input) => closeTeam(ctx, input),
  done: (_value, edge) => ({ redirect: `/${edge.locale}/staff/cases/teams?closed=1` }),
  explain,
})
