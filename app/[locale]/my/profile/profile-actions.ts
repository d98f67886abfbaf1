import type { ProfileActions } from '@/components/people/profile/questions'
import {
  answerProfileAction,
  confirmProfileAction,
  dropLanguageAction,
  dropMemberAction,
  finishProfileListAction,
  keepLanguageAction,
  keepMemberAction,
  skipProfileAction,
} from './actions'

/** What the questions' forms do, at home and at the desk. */
export const profileActions: ProfileActions = {
  answer: answerProfileAction,
  skip: skipProfileAction,
  keepLanguage: keepLanguageAction,
  dropLanguage: dropLanguageAction,
  keepMember: keepMemberAction,
  dropMember: dropMemberAction,
  finish: finishProfileListAction,
  confirm: confirmProfileAction,
}
