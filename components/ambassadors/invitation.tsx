import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { IconWords } from '@/components/ui/facts'
import { Status } from '@/components/ui/status'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import { dirOf, type Locale } from '@/lib/i18n/locales'

type Shown = {
  id: string
  title: string
  paragraphs: readonly string[]
  language: Locale
  startsAt: Date
  endsAt: Date
  place: string
  cancelled: boolean
  over: boolean
  answer: 'open' | 'placed' | 'waiting' | 'offered' | 'no'
  position: number | null
  keptUntil: Date | null
}

type Props = {
  locale: Locale
  path: string
  f: Formats
  invitation: Shown
  action: FormServerAction
  /** Who answers: the gathering's id for who is signed in, the sealed link for who is not. */
  fields: Readonly<Record<string, string>>
  /** The calendar's file, once there is a place. */
  calendar?: string
}

/** What somebody is invited to, what they answered, and the buttons that change it. */
export async function InvitationCard({ locale, path, f, invitation, action, fields, calendar }: Props) {
  const t = await getTranslations('ambassadors.gathering')
  const { answer, id } = invitation
  const open = !invitation.cancelled && !invitation.over
  const button = (yes: boolean) => (
    <OneButton
      id={`${yes ? 'yes' : 'no'}-${id}`}
      action={action}
      locale={locale}
      path={path}
      fields={{ ...fields, answer: yes ? 'yes' : 'no' }}
      variant={yes ? 'fill' : 'quiet'}
      icon={yes ? 'check' : undefined}
      about={`${t(yes ? 'yes' : 'no')}: ${invitation.title}`}
    >
      {t(yes ? 'yes' : 'no')}
    </OneButton>
  )
  return (
    <article className="card stack" aria-labelledby={`gathering-${id}`}>
      <div className="stack" lang={invitation.language} dir={dirOf(invitation.language)}>
        <h3 id={`gathering-${id}`}>{invitation.title}</h3>
        {invitation.paragraphs.map((text, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name and never move
          <p key={index} style={{ whiteSpace: 'pre-line' }}>
            {text}
          </p>
        ))}
      </div>
      <p>
        <IconWords icon="calendar-check">
          {t('when', {
            day: f.fullDay(invitation.startsAt),
            from: f.time(invitation.startsAt),
            until: f.time(invitation.endsAt),
          })}
        </IconWords>
      </p>
      <p>
        <IconWords icon="map-pin">
          <bdi>{invitation.place}</bdi>
        </IconWords>
      </p>
      {invitation.cancelled ? (
        <Status phase="late" tone="late">
          {t('off')}
        </Status>
      ) : invitation.over ? (
        <Status phase="done">{t('over')}</Status>
      ) : answer === 'placed' ? (
        <Status phase="done" tone="ok">
          {t('placed')}
        </Status>
      ) : answer === 'waiting' ? (
        <Status phase="waiting">{t('waiting', { position: f.number(invitation.position ?? 1) })}</Status>
      ) : answer === 'offered' ? (
        <Status phase="busy" tone="warn">
          {t('offered', { time: f.dayAndTime(invitation.keptUntil ?? invitation.startsAt) })}
        </Status>
      ) : answer === 'no' ? (
        <Status phase="open">{t('said')}</Status>
      ) : null}
      {open && (
        <>
          <div className="row">
            {answer !== 'placed' && answer !== 'waiting' && button(true)}
            {answer !== 'no' && button(false)}
            {answer === 'placed' && calendar && (
              <a className="btn btn--quiet" href={calendar}>
                {t('calendar')}
              </a>
            )}
          </div>
          {answer !== 'open' && <p className="soft small">{t('change')}</p>}
        </>
      )}
    </article>
  )
}
