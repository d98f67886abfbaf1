import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { Card } from '@/components/ui/card'
import { Avatar } from '@/components/ui/people'
import { Status } from '@/components/ui/status'
import { PhoneLink } from '@/components/ui/text'
import { Timeline } from '@/components/ui/timeline'
import type { MyCase, PaperView } from '@/lib/cases/types'
import { paperWords } from '@/lib/cases/words'
import { town } from '@/lib/config/town'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { dayToDate } from '@/lib/time/time'
import { readyPaperAction } from '../actions'

const paperLook = {
  seen: { phase: 'done', tone: 'ok' },
  ready: { phase: 'busy', tone: 'info' },
  missing: { phase: 'open', tone: 'warn' },
  waived: { phase: 'done', tone: 'ok' },
} as const

/** The checklist: what is needed, what I have, what was seen. */
export async function PapersCard({ own, locale, path }: { own: MyCase; locale: Locale; path: string }) {
  const t = await getTranslations('cases')
  const state = (paper: PaperView) =>
    paper.state === 'missing' && !paper.required ? t('my.optional') : t(`my.${paper.state as 'seen'}`)
  return (
    <Card id="papers">
      <h2 className="h3">{t('my.papers')}</h2>
      {own.papers.length === 0 && <p className="soft">{t('my.noPapers')}</p>}
      <ul>
        {own.papers.map((paper) => (
          <li className="task task--plain" key={paper.id}>
            <div>
              <p className="strong">{paperWords(t, paper)}</p>
              <Status
                phase={paperLook[paper.state].phase}
                tone={paper.state === 'missing' && !paper.required ? undefined : paperLook[paper.state].tone}
              >
                {state(paper)}
              </Status>
              {!own.closedAt && (paper.state === 'missing' || paper.state === 'ready') && (
                <p>
                  <a
                    href={`/${locale}${path}?about=${paper.id}#documents`}
                    aria-label={t('my.sendAbout', { paper: paperWords(t, paper) })}
                  >
                    {t('my.send')}
                  </a>
                </p>
              )}
            </div>
            {!own.closedAt && paper.state !== 'seen' && (
              <OneButton
                id={`paper-${paper.id}`}
                action={readyPaperAction}
                locale={locale}
                path={path}
                fields={{ caseId: own.id, paperId: paper.id }}
                about={`${paper.state === 'ready' ? t('my.notYet') : t('my.iHaveIt')}: ${paperWords(t, paper)}`}
                small
              >
                {paper.state === 'ready' ? t('my.notYet') : t('my.iHaveIt')}
              </OneButton>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** Who helps me and when they answer the telephone. */
export async function HelperCard({ own, f }: { own: MyCase; f: Formats }) {
  const t = await getTranslations('cases')
  const { helper } = own
  const days = helper.weekdays.map(f.weekdayName)
  return (
    <Card kind="table">
      <h2 className="h3">{t('my.helper')}</h2>
      {helper.name ? (
        <div className="call">
          <Avatar name={helper.name} seed={helper.seed ?? helper.name} />
          <div>
            <b>
              <bdi>{helper.name}</bdi>
            </b>
            <p className="soft small">
              <bdi lang="nl">{helper.team}</bdi>
            </p>
          </div>
        </div>
      ) : (
        <p>{t('my.helperNone', { day: f.fullDay(dayToDate(own.answerBy)) })}</p>
      )}
      <p className="strong">
        <PhoneLink
          number={helper.phone ?? town.centre.phone}
          shown={helper.phone ? helper.phone.replace(/^\+32/, '0') : town.centre.phoneShown}
        />
      </p>
      {days.length > 0 && helper.fromMinute !== null && helper.toMinute !== null && (
        <p className="soft">
          {t('my.callFrom', {
            days: f.list(days),
            from: f.minute(helper.fromMinute),
            to: f.minute(helper.toMinute),
          })}
        </p>
      )}
    </Card>
  )
}

/** What the centre wrote to me, as it was written. */
export async function NotesCard({ own, f, locale }: { own: MyCase; f: Formats; locale: Locale }) {
  const t = await getTranslations('cases')
  return (
    <Card>
      <h2 className="h3">{t('my.messages')}</h2>
      {own.notes.length === 0 && <p className="soft">{t('my.noMessages')}</p>}
      {own.notes.map((note) => (
        <div className="stack" key={note.id} style={{ '--gap': 'var(--s1)' } as React.CSSProperties}>
          <p className="soft small">
            {t('my.from', { name: note.by ?? own.helper.team, day: f.dayAndTime(note.at) })}
          </p>
          <p className="pre" lang={note.language} dir="auto">
            {note.text}
          </p>
          {note.language !== locale && (
            <p className="soft small">{t('my.onlyIn', { language: f.languageName(note.language) })}</p>
          )}
        </div>
      ))}
    </Card>
  )
}

const icons = { closed: 'check-circle', reminded: 'clock', messageShared: 'chat-circle-dots' } as const

/** What happened, newest first. */
export async function HistoryCard({ own, f }: { own: MyCase; f: Formats }) {
  const t = await getTranslations('cases')
  const days = new Map<string, MyCase['history'][number][]>()
  for (const event of own.history) {
    const day = f.day(event.at)
    days.set(day, [...(days.get(day) ?? []), event])
  }
  return (
    <Card>
      <h2 className="h3">{t('my.history')}</h2>
      <Timeline
        days={[...days].map(([day, events]) => ({
          day,
          entries: events.map((event) => ({
            key: event.id,
            icon: icons[event.kind as keyof typeof icons] ?? 'path',
            colour: 'green',
            title: t(`event.${event.kind as 'opened'}`),
            note: <bdi>{f.time(event.at)}</bdi>,
          })),
        }))}
      />
    </Card>
  )
}
