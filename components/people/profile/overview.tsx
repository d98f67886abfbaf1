import type { ReactNode } from 'react'
import { OneButton } from '@/components/forms/plain-form'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Answers } from '@/components/ui/facts'
import { Icon } from '@/components/ui/icon'
import { Progress } from '@/components/ui/steps'
import type { FormServerAction } from '@/lib/forms/state'
import { type ProfileStep, profileSteps } from '@/lib/people/profile/vocabulary'
import { at, type Frame } from './frame'
import { stepIcons } from './step'

/** What was answered under a question; null when nothing was. */
export function answered({ asked, profile }: Pick<Frame, 'asked' | 'profile'>, step: ProfileStep): ReactNode {
  const { text, f } = asked
  switch (step) {
    case 'name':
      return profile.callName && <bdi>{profile.callName}</bdi>
    case 'languages':
      return profile.languages.length > 0
        ? profile.languages.map(({ language }) => asked.languageName(language)).join(' · ')
        : null
    case 'reading': {
      const { own, latin } = profile.literacy
      const parts = [
        ...(own ? [`${text('reading.own')}: ${text(`reading.${own}`)}`] : []),
        ...(latin ? [`${text('reading.latin')}: ${text(`reading.${latin}`)}`] : []),
      ]
      return parts.length > 0 ? parts.map((part) => <p key={part}>{part}</p>) : null
    }
    case 'school':
      return profile.schoolingYears === null ? null : text('school.value', { years: profile.schoolingYears })
    case 'digital':
      return profile.digitalSkill === null ? null : text(`digital.${profile.digitalSkill}`)
    case 'neighbourhood':
      return profile.neighbourhood && <bdi>{profile.neighbourhood.name}</bdi>
    case 'household':
      return profile.household.length > 0
        ? text('household.count', { count: profile.household.length })
        : null
    case 'contact': {
      const { channel, phoneShared } = profile.contact
      const parts = [
        ...(channel ? [text(`contact.${channel}`)] : []),
        ...(phoneShared === null
          ? []
          : [text(phoneShared ? 'contact.sharedValue' : 'contact.notSharedValue')]),
      ]
      return parts.length > 0 ? parts.join(' · ') : null
    }
    case 'times':
      return profile.contact.times.length > 0
        ? profile.contact.times
            .map(({ weekday, part }) =>
              text('times.value', { day: f.weekdayName(weekday), part: text(`times.${part}`) }),
            )
            .join(' · ')
        : null
    default:
      return profile.gender ? text(`gender.${profile.gender}`) : null
  }
}

/** The first question that was neither answered nor passed over. */
export function firstOpen(frame: Pick<Frame, 'steps'>): ProfileStep | null {
  return profileSteps.find((step) => !frame.steps[step]) ?? null
}

type Props = { frame: Frame; confirm: FormServerAction; notice: 'saved' | 'confirmed' | null }

/** How far one is, what one said so far, and that it is right. */
export async function ProfileOverview({ frame, confirm, notice }: Props) {
  const { asked, profile, steps } = frame
  const { say, text } = asked
  const next = firstOpen(frame)
  const done = profileSteps.filter((step) => steps[step]).length
  const count = profileSteps.length
  return (
    <div className="stack" style={{ '--gap': 'var(--s6)' } as React.CSSProperties}>
      {notice && (
        <Banner tone="ok" live>
          <p>{say(notice)}</p>
        </Banner>
      )}
      <Progress value={done} max={count} label={text('progress', { done, count })} />
      {next ? (
        <p>
          <LinkButton href={at(frame, next)} iconEnd="arrow-right">
            {say(done === 0 ? 'start' : 'goOn')}
          </LinkButton>
        </p>
      ) : (
        <h2>{say('check')}</h2>
      )}
      {done > 0 && (
        <Answers
          items={profileSteps.map((step) => ({
            label: text(`${step}.short`),
            value: (
              <span className="iw">
                <Icon name={stepIcons[step] ?? 'question'} />
                <span>
                  {answered(frame, step) ?? (
                    <span className="soft">
                      {text(steps[step]?.outcome === 'skipped' ? 'skipped' : 'notSaid')}
                    </span>
                  )}
                </span>
              </span>
            ),
            change: {
              href: at(frame, step),
              label: text('change'),
              about: text('changeAbout', { what: text(`${step}.short`) }),
            },
          }))}
        />
      )}
      {!next && (
        <OneButton
          id="confirm"
          action={confirm}
          locale={frame.locale}
          path={frame.base}
          fields={frame.fields}
          variant="fill"
          icon="check"
        >
          {say('confirm')}
        </OneButton>
      )}
      {profile.confirmedAt && !notice && (
        <p className="small soft">{say('confirmedOn', { day: asked.f.fullDay(profile.confirmedAt) })}</p>
      )}
    </div>
  )
}
