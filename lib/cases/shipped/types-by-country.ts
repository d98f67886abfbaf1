import 'server-only'
import type { Definition } from '../definition'
import type { Authority, Country, Doer, PaperKey, ShippedTypeKey, StageKey, TaskKey } from '../vocabulary'

const must = (...keys: PaperKey[]) => keys.map((key) => ({ key, required: true }))
const may = (...keys: PaperKey[]) => keys.map((key) => ({ key, required: false }))
const task = (key: TaskKey, who: Doer, dueWorkingDays?: number) => ({ key, who, dueWorkingDays })

const request: StageKey[] = ['asked', 'read', 'gather', 'submit', 'decide', 'finish']
const advice: StageKey[] = ['asked', 'read', 'act', 'finish']
const plain = { answerWorkingDays: 2, fourEyes: false, sensitive: false }
const begin = [task('readQuestion', 'centre', 1), task('callBack', 'centre', 2)]

/** The types as they ship; `rules` are those of the country. */
function types(
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
      facts: ['decisionNoticeOn', 'decision', 'orderOn', 'complaintOn'],
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
        'arrivedOn',
        'registeredOn',
        'childBornOn',
        'decisionNoticeOn',
        'decision',
        'complaintOn',
      ],
      stages: advice,
    }),
  }
}

/** The shipped types of each country. */
export const shippedTypes: Record<Country, Record<ShippedTypeKey, Definition>> = {
  BE: types(
    {
      letter: ['BE-FINE-ORDER', 'BE-RVV'],
      residenceCard: [
        'BE-A-RENEW',
        'BE-A-STUDENT',
        'BE-SIMPLE-RENEW',
        'BE-F-PERM',
        'BE-F-OLDMODEL',
        'BE-EUPERM-DECIDE',
        'BE-UKR-RENEW',
      ],
      healthcare: ['BE-DMH-CERT', 'BE-OCMW-DECIDE', 'BE-OCMW-APPEAL'],
      diploma: ['BE-NARIC-LEVEL', 'BE-NARIC-SPEC', 'BE-NARIC-MISSING', 'BE-NARIC-REVIEW'],
      housing: [
        'BE-RENT-REG',
        'BE-RENT-STATE',
        'BE-RENT-LOAN',
        'BE-RENT-SHORT-END',
        'BE-HUURSUBS',
        'BE-MOVE',
      ],
      school: ['BE-SCHOOL-DUTY', 'BE-SCHOOL-LOP', 'BE-SCHOOL-CLR'],
      family: ['BE-FAM-REFUGEE', 'BE-FAM-SUBS', 'BE-FAM-DECIDE'],
      childBenefit: ['BE-GRP-START', 'BE-GRP-APPEAL', 'BE-CARE-ATTEST', 'BE-BIRTH'],
      driving: ['BE-DRIVE'],
      bank: ['BE-BANK-OMB'],
      safety: [],
      other: ['BE-MOVE', 'BE-REG-SHORT', 'BE-BIRTH'],
    },
    {
      letter: 'otherOffice',
      residenceCard: 'townHall',
      healthcare: 'socialService',
      diploma: 'naric',
      housing: 'otherOffice',
      school: 'school',
      family: 'immigrationOffice',
      childBenefit: 'childBenefitFund',
      driving: 'townHall',
      bank: 'bank',
      safety: 'otherOffice',
      other: 'otherOffice',
    },
  ),
  NL: types(
    {
      letter: ['NL-OBJ'],
      residenceCard: ['NL-IND-EXT', 'NL-IND-ASYL', 'NL-IND-DECIDE', 'NL-IND-OBJ'],
      healthcare: ['NL-ZVW', 'NL-TOESLAG', 'NL-OBJ'],
      diploma: ['NL-IDW'],
      housing: ['NL-DEPOSIT', 'NL-MOVE'],
      school: [],
      family: ['NL-NAREIS', 'NL-IND-OBJ'],
      childBenefit: ['NL-BIRTH', 'NL-OBJ'],
      driving: ['NL-DRIVE'],
      bank: [],
      safety: [],
      other: ['NL-BRP', 'NL-MOVE', 'NL-BIRTH'],
    },
    {
      letter: 'otherOffice',
      residenceCard: 'ind',
      healthcare: 'insurer',
      diploma: 'idw',
      housing: 'otherOffice',
      school: 'school',
      family: 'ind',
      childBenefit: 'svb',
      driving: 'rdw',
      bank: 'bank',
      safety: 'otherOffice',
      other: 'otherOffice',
    },
  ),
}
