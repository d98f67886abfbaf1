import 'server-only'
import type { Definition } from '../definition'
import type { Authority, Doer, PaperKey, ShippedTypeKey, StageKey, TaskKey } from '../vocabulary'

const must = (...keys: PaperKey[]) => keys.map((key) => ({ key, required: true }))
const may = (...keys: PaperKey[]) => keys.map((key) => ({ key, required: false }))
const task = (key: TaskKey, who: Doer, dueWorkingDays?: number) => ({ key, who, dueWorkingDays })

const request: StageKey[] = ['asked', 'read', 'gather', 'submit', 'decide', 'finish']
const advice: StageKey[] = ['asked', 'read', 'act', 'finish']
const plain = { answerWorkingDays: 2, fourEyes: false, sensitive: false }
const begin = [task('readQuestion', 'centre', 1), task('callBack', 'centre', 2)]

/** How each type works as it ships, whatever the country: `rules` and `authority` are the country's. */
export function typesOf(
  rules: Record<ShippedTypeKey, string[]>,
  authority: Record<ShippedTypeKey, Authority>,
): Record<ShippedTypeKey, Definition> {
  const with_ = (key: ShippedTypeKey, rest: Omit<Definition, 'rules' | 'authority'>): Definition => ({
    ...rest,
    rules: rules[key],
    authority: authority[key],
  })
  return {
    letter: with_('letter', {
      ...plain,
      papers: must('letter'),
      tasks: [...begin, task('explainLetter', 'centre', 3)],
      facts: [
        'decisionNoticeOn',
        'decision',
        'status',
        'orderOn',
        'complaintOn',
        'integrationLetterOn',
        'contractSignedOn',
        'certificateOn',
        'registeredOn',
        'decidedOn',
        'taxDueOn',
        'submittedOn',
        'billSentOn',
        'paidOn',
        'debtHelpAskedOn',
        'threat',
      ],
      stages: advice,
    }),
    residenceCard: with_('residenceCard', {
      ...plain,
      papers: [
        ...must('card', 'passport', 'photo', 'lastDecision', 'income', 'address'),
        ...may('insuranceProof'),
      ],
      tasks: [
        task('checkCard', 'centre', 1),
        task('callBack', 'centre', 2),
        task('bringPapers', 'newcomer', 10),
        task('bookCounter', 'centre', 10),
        task('goToCounter', 'newcomer'),
        task('collectCard', 'newcomer'),
      ],
      facts: [
        'cardKind',
        'cardExpiresOn',
        'cardIssuedBefore',
        'submittedOn',
        'decidedOn',
        'collectedOn',
        'decision',
        'decisionNoticeOn',
        'complaintOn',
      ],
      stages: ['asked', 'read', 'gather', 'submit', 'decide', 'collect', 'finish'],
    }),
    healthcare: with_('healthcare', {
      ...plain,
      papers: [...must('card', 'address'), ...may('income', 'bankNumber', 'doctorNote')],
      tasks: [...begin, task('chooseInsurer', 'newcomer', 10), task('findDoctor', 'newcomer', 15)],
      facts: [
        'dutyStartedOn',
        'careCertificateOn',
        'submittedOn',
        'decidedOn',
        'decision',
        'decisionNoticeOn',
        'complaintOn',
      ],
      stages: request,
    }),
    diploma: with_('diploma', {
      ...plain,
      papers: [...must('passport', 'diploma', 'marks'), ...may('translation', 'statusDecision')],
      tasks: [
        task('checkNeed', 'centre', 3),
        task('bringPapers', 'newcomer', 15),
        task('fillForm', 'centre', 20),
        task('sendFile', 'centre', 25),
        task('explainDecision', 'centre'),
      ],
      facts: [
        'recognition',
        'submittedOn',
        'fileCompleteOn',
        'papersAskedOn',
        'decidedOn',
        'decision',
        'decisionNoticeOn',
        'complaintOn',
      ],
      stages: request,
    }),
    housing: with_('housing', {
      ...plain,
      papers: [...must('lease'), ...may('income', 'homePhotos', 'letter')],
      tasks: [...begin, task('checkContract', 'centre', 5), task('visitHome', 'centre')],
      facts: [
        'leaseSignedOn',
        'leaseStartsOn',
        'leaseEndsOn',
        'noticeSentOn',
        'movedOn',
        'registeredOn',
        'submittedOn',
        'decidedOn',
        'collectedOn',
        'complaintOn',
      ],
      stages: advice,
    }),
    school: with_('school', {
      ...plain,
      answerWorkingDays: 1,
      papers: [...must('card', 'address'), ...may('schoolReport', 'vaccination')],
      tasks: [...begin, task('findSchool', 'centre', 5)],
      facts: ['registeredOn', 'refusalNoticeOn', 'complaintOn', 'decidedOn'],
      stages: advice,
    }),
    family: with_('family', {
      ...plain,
      answerWorkingDays: 1,
      fourEyes: true,
      papers: [
        ...must('statusDecision', 'passport', 'birthCertificate', 'marriageCertificate'),
        ...may('income', 'lease', 'insuranceProof', 'translation'),
      ],
      tasks: [
        task('readQuestion', 'centre', 1),
        task('callBack', 'centre', 1),
        task('findLawyer', 'centre', 5),
        task('bringPapers', 'newcomer', 15),
        task('sendFile', 'centre', 30),
      ],
      facts: [
        'status',
        'statusNoticeOn',
        'submittedOn',
        'fileCompleteOn',
        'decidedOn',
        'decision',
        'decisionNoticeOn',
        'complaintOn',
      ],
      stages: request,
    }),
    childBenefit: with_('childBenefit', {
      ...plain,
      papers: [...must('card', 'birthCertificate', 'bankNumber'), ...may('statusDecision')],
      tasks: [...begin, task('fillForm', 'centre', 5)],
      facts: [
        'childBornOn',
        'childDueOn',
        'careStartsOn',
        'registeredOn',
        'submittedOn',
        'decidedOn',
        'decision',
        'decisionNoticeOn',
        'complaintOn',
      ],
      stages: request,
    }),
    driving: with_('driving', {
      ...plain,
      papers: [...must('card', 'licence', 'photo'), ...may('translation')],
      tasks: [...begin, task('goToCounter', 'newcomer')],
      facts: ['registeredOn', 'submittedOn', 'decidedOn', 'decision'],
      stages: request,
    }),
    bank: with_('bank', {
      ...plain,
      papers: must('card', 'address'),
      tasks: [...begin, task('openAccount', 'newcomer', 10)],
      facts: ['submittedOn', 'refusalNoticeOn', 'complaintOn', 'decidedOn', 'decision'],
      stages: request,
    }),
    safety: with_('safety', {
      answerWorkingDays: 0,
      fourEyes: true,
      sensitive: true,
      papers: [],
      tasks: [
        task('callBack', 'centre', 0),
        task('safetyPlan', 'centre', 1),
        task('findLawyer', 'centre', 3),
      ],
      facts: [],
      stages: advice,
    }),
    other: with_('other', {
      ...plain,
      papers: may('letter'),
      tasks: begin,
      facts: [
        'movedOn',
        'arrival',
        'arrivedOn',
        'registeredOn',
        'childBornOn',
        'decisionNoticeOn',
        'decision',
        'complaintOn',
        'asylumLodgedOn',
        'decidedOn',
        'weddingOn',
        'diedOn',
        'submittedOn',
      ],
      stages: advice,
    }),
  }
}
