import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { ArchHeading, type DoorColour } from '@/components/ui/door'
import type { IconName } from '@/components/ui/icon'
import { Status, Tag } from '@/components/ui/status'
import { Progress } from '@/components/ui/steps'
import { Details, Foreign } from '@/components/ui/text'
import type { Formats } from '@/lib/i18n/format'
import { dirOf, type Locale } from '@/lib/i18n/locales'
import type { PartView } from '@/lib/passport/types'
import { partWords } from '@/lib/passport/words'
import { dayToDate } from '@/lib/time/time'

export const partCodes = [
  'dutchA2',
  'orientation',
  'workService',
  'participation',
  'dutchB1',
  'education',
  'knm',
  'pvt',
  'map',
  'lessonHours',
  'practiceHours',
] as const
export type PartCode = (typeof partCodes)[number]

const looks: Record<PartCode, { icon: IconName; colour: DoorColour }> = {
  dutchA2: { icon: 'chat-circle-dots', colour: 'ochre' },
  dutchB1: { icon: 'chat-circle-dots', colour: 'ochre' },
  orientation: { icon: 'map-trifold', colour: 'blue' },
  knm: { icon: 'map-trifold', colour: 'blue' },
  workService: { icon: 'identification-card', colour: 'violet' },
  map: { icon: 'identification-card', colour: 'violet' },
  participation: { icon: 'handshake', colour: 'brick' },
  practiceHours: { icon: 'handshake', colour: 'brick' },
  education: { icon: 'graduation-cap', colour: 'green' },
  pvt: { icon: 'pencil-simple', colour: 'rose' },
  lessonHours: { icon: 'book-open', colour: 'ochre' },
}

/** A part that the town made itself. */
const ownLook = { icon: 'flag-pennant', colour: 'green' } as const satisfies {
  icon: IconName
  colour: DoorColour
}

const states = {
  done: { phase: 'done', tone: 'ok' },
  busy: { phase: 'busy', tone: 'info' },
  todo: { phase: 'open', tone: undefined },
} as const

type Props = {
  f: Formats
  locale: Locale
  parts: readonly PartView[]
  /** What stands under a part: a button, a form. */
  below?: (part: PartView) => ReactNode
}

/** Each part of a trajectory: a pictogram, where it stands, how many hours, and how one does it. */
export async function PartList({ f, locale, parts, below }: Props) {
  const t = await getTranslations('passport')
  const hours = (minutes: number) => f.number(Math.round(minutes / 6) / 10)
  return (
    <ul className="stack">
      {parts.map((part) => {
        const look = looks[part.code as PartCode] ?? ownLook
        const words = partWords(t, part, locale)
        return (
          <li key={part.id}>
            <Card as="article" gap={3} labelledBy={`part-${part.id}`}>
              <ArchHeading id={`part-${part.id}`} colour={look.colour} icon={look.icon}>
                <span lang={words.lang} dir={dirOf(words.lang)}>
                  {words.title}
                </span>
              </ArchHeading>
              <p className="row">
                <Status {...states[part.state]} fill>
                  {t(`state.${part.state}`)}
                </Status>
                {part.doneOn && <span>{t('doneOn', { day: f.fullDay(dayToDate(part.doneOn)) })}</span>}
                {part.termEndsOn && part.state !== 'done' && (
                  <span>{t('before', { day: f.fullDay(dayToDate(part.termEndsOn)) })}</span>
                )}
              </p>
              {part.requiredMinutes !== null && (
                <>
                  <Progress
                    value={part.minutes}
                    max={part.requiredMinutes}
                    label={t('hoursOf', { done: hours(part.minutes), all: hours(part.requiredMinutes) })}
                  />
                  <p className="small">
                    {t('counts')}{' '}
                    <span className="row row--tight">
                      {part.counts.map((kind) => (
                        <Tag key={kind}>{t(`kind.${kind}`)}</Tag>
                      ))}
                    </span>
                  </p>
                </>
              )}
              {part.seen ? (
                <p className="small">
                  {t('evidenceSeen')} {t(`evidence.${part.seen}`)}
                </p>
              ) : (
                part.state !== 'done' &&
                part.evidence.length > 0 && (
                  <p className="small">
                    {t('evidenceAsked')}{' '}
                    <span className="row row--tight">
                      {part.evidence.map((one) => (
                        <Tag key={one}>{t(`evidence.${one}`)}</Tag>
                      ))}
                    </span>
                  </p>
                )
              )}
              {part.state !== 'done' && words.how !== '' && (
                <Details summary={t('how')} open>
                  <Foreign lang={words.lang} as="p">
                    {words.how}
                  </Foreign>
                </Details>
              )}
              {below?.(part)}
            </Card>
          </li>
        )
      })}
    </ul>
  )
}
