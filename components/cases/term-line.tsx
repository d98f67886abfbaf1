import { getTranslations } from 'next-intl/server'
import { Status } from '@/components/ui/status'
import { Foreign } from '@/components/ui/text'
import { lightLook } from '@/lib/cases/deadlines/rules'
import type { TermView } from '@/lib/cases/types'
import { type RuleRef, ruleSaid } from '@/lib/cases/words'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
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

/** One of a term's sentences, marked when it is in another language than the page. */
export async function TermSaid({
  term,
  part = 'title',
  locale,
}: {
  term: RuleRef
  part?: 'title' | 'bridge' | 'loss'
  locale: Locale
}) {
  const said = ruleSaid(await getTranslations('cases'), term, part, locale)
  if (!said) return null
  return said.lang === locale ? said.text : <Foreign lang={said.lang}>{said.text}</Foreign>
}

/** A term for the person: what, when, its light in words; nothing of dates while somebody still has to confirm them. */
export async function TermLine({
  term,
  f,
  locale,
  calendarHref,
}: {
  term: TermView
  f: Formats
  locale: Locale
  calendarHref?: string
}) {
  const t = await getTranslations('cases')
  const look = lightLook[term.light]
  const open = term.told && !term.metOn && !term.missedOn
  return (
    <li className="task task--plain">
      <div>
        <p className="strong">
          <TermSaid term={term} locale={locale} />
        </p>
        {term.told ? <p>{termDates(t, f, term)}</p> : <p className="soft">{t('term.greyText')}</p>}
        {term.observed && <p className="soft small">{t('term.observed', { days: term.observed.days })}</p>}
        {open &&
          (['loss', 'bridge'] as const).map(
            (part) =>
              term[part] && (
                <p className="small" key={part}>
                  <TermSaid term={term} part={part} locale={locale} />
                </p>
              ),
          )}
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
