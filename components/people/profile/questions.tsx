import type { ReactNode } from 'react'
import type { FormServerAction } from '@/lib/forms/state'
import { isProfileStep, profileSteps } from '@/lib/people/profile/vocabulary'
import { at, type Frame } from './frame'
import { LanguageForm, MemberForm, ProfileList } from './lists'
import { ProfileOverview } from './overview'
import { StepForm } from './step'

export type ProfileActions = Record<
  'answer' | 'skip' | 'keepLanguage' | 'dropLanguage' | 'keepMember' | 'dropMember' | 'finish' | 'confirm',
  FormServerAction
>

export type Question = {
  title: ReactNode
  /** The question in one string, for the page's title. */
  plain: string
  why: ReactNode
  /** "Vraag 3 van 10" */
  place: string | null
  body: ReactNode
}

type Props = {
  frame: Frame
  /** What stands behind the overview in the address. */
  address: readonly string[]
  neighbourhoods: readonly { id: string; name: string }[]
  actions: ProfileActions
  notice: 'saved' | 'confirmed' | null
}

/** The page behind an address of the profile: overview, a question, or one entry of a list. Null: there is none. */
export function questionAt({ frame, address, neighbourhoods, actions, notice }: Props): Question | null {
  const { asked, profile } = frame
  const [step, entry, ...rest] = address
  if (rest.length > 0) return null
  if (step === undefined)
    return {
      title: asked.say('title'),
      plain: asked.text('title'),
      why: asked.say('lead'),
      place: null,
      body: <ProfileOverview frame={frame} confirm={actions.confirm} notice={notice} />,
    }
  if (!isProfileStep(step)) return null
  const index = profileSteps.indexOf(step)
  const question = (body: ReactNode): Question => ({
    title: asked.say(`${step}.question`),
    plain: asked.text(`${step}.question`),
    why: asked.say(`${step}.why`),
    place: asked.text('step', { n: index + 1, count: profileSteps.length }),
    body,
  })
  const previous = profileSteps[index - 1]
  const back = previous ? at(frame, previous) : at(frame)
  if (step !== 'languages' && step !== 'household')
    return entry === undefined
      ? question(
          <StepForm
            frame={frame}
            step={step}
            neighbourhoods={neighbourhoods}
            answer={actions.answer}
            skip={actions.skip}
            back={back}
          />,
        )
      : null
  if (entry === undefined)
    return question(
      <ProfileList
        frame={frame}
        kind={step}
        drop={step === 'languages' ? actions.dropLanguage : actions.dropMember}
        finish={actions.finish}
        back={back}
      />,
    )
  if (step === 'languages') {
    const known = profile.languages.find(({ language }) => language === entry) ?? null
    if (!known && entry !== 'new') return null
    return {
      ...question(<LanguageForm frame={frame} keep={actions.keepLanguage} known={known} />),
      title: known ? <bdi>{asked.languageName(known.language)}</bdi> : asked.say('languages.add'),
    }
  }
  const known = profile.household.find(({ id }) => id === entry) ?? null
  if (!known && entry !== 'new') return null
  return {
    ...question(<MemberForm frame={frame} keep={actions.keepMember} known={known} />),
    title: known ? <bdi>{known.name ?? asked.text('household.somebody')}</bdi> : asked.say('household.add'),
  }
}
