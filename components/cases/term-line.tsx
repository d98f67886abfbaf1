import { getTranslations } from 'next-intl/server'
import { Status } from '@/components/ui/status'
import { lightLook } from '@/lib/cases/deadlines/rules'
import type { TermView } from '@/lib/cases/types'
import type { Formats } from '@/lib/i18n/format'
import { dayToDate } from '@/lib/time/time'

type CaseWords = Awaited<ReturnType<typeof getTranslations<'cases'>>>

/** The dates of a term in a sentence; the days we tell, not the last that the law allows. */
export function termDates(t: CaseWords, f: Formats, term: TermView): string | null {
  const day = (on: string) => f.fullDay(dayToDate(on))
  if (term.kind === 'authority') {
    if (term.latestOn) return t('term.byLaw', { until: day(term.latestOn) })
    return term.usualOn ? t('term.usual', { day: day(term.usualOn) }) : null
  }
  const from = term.safeFromOn ?? term.earliestOn
  const until = term.safeUntilOn ?? term.latestOn
  if (from && until) return t('term.between', { from: day(from), until: day(until) })
  if (until) return t('term.until', { until: day(until) })
  return from ? t('term.from', { from: day(from) }) : null
}

/** A term for the person: what, when, its light in words; nothing of dates while somebody still has to confirm them. */
export async function TermLine({
  term,
  f,
  calendarHref,
}: {
  term: TermView
  f: Formats
  calendarHref?: string
}) {
  const t = await getTranslations('cases')
  const look = lightLook[term.light]
  const open = term.told && !term.metOn && !term.missedOn
  return (
    <li className="task task--plain">
      <div>
        <p className="strong">{t(`rule.${term.sentence}`)}</p>
        {term.told ? <p>{termDates(t, f, term)}</p> : <p className="soft">{t('term.greyText')}</p>}
        {term.observed && <p className="soft small">{t('term.observed', { days: term.observed.days })}</p>}
        {open && term.loss && <p className="small">{t(`loss.${term.loss}` as 'loss.lost')}</p>}
        {open && term.bridge && <p className="small">{t(`bridge.${term.bridge}` as 'bridge.annex15')}</p>}
        {open && term.lawyer && <p className="small">{t('term.lawyer')}</p>}
        {open && calendarHref && term.kind === 'act' && (
          <p>
            <a href={calendarHref}>{t('term.calendar')}</a>
          </p>
        )}
      </div>
      <div className="task__due">
        <Status phase={look.phase} tone={look.tone} fill>
          {t(`light.${term.light}`)}
        </Status>
        {open && term.kind === 'act' && term.daysLeft !== null && term.daysLeft >= 0 && (
          <p className="soft small">{t('term.left', { days: term.daysLeft })}</p>
        )}
      </div>
    </li>
  )
}
