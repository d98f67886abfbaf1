import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import type { RuleShape } from '@/lib/cases/deadlines/types'
import { reminderDays, windowOf } from '@/lib/cases/deadlines/window'
import type { Country } from '@/lib/cases/vocabulary'
import type { Formats } from '@/lib/i18n/format'
import { latinDigits } from '@/lib/people/schema'
import { type Day, dayToDate, isDay } from '@/lib/time/time'

type Props = { rule: { country: string; shape: RuleShape }; f: Formats; day: string; today: Day }

/** What a rule makes of a day, before anybody is told: the law's days, ours, and when both are reminded. */
export async function RulePreview({ rule, f, day: typed, today }: Props) {
  const [t, facts] = await Promise.all([
    getTranslations('casesStaff.rules'),
    getTranslations('cases.fact.key'),
  ])
  const asked = latinDigits(typed).trim()
  const day = isDay(asked) ? asked : today
  const { shape } = rule
  const window = windowOf(rule.country as Country, shape, day)
  const shown = (from: Day | null, until: Day | null) =>
    from && until
      ? t('previewBetween', { from: f.fullDay(dayToDate(from)), until: f.fullDay(dayToDate(until)) })
      : until
        ? t('previewUntil', { until: f.fullDay(dayToDate(until)) })
        : from
          ? t('previewFrom', { from: f.fullDay(dayToDate(from)) })
          : t('previewNone')
  const reminders = shape.taskOnly ? [] : reminderDays(shape, window)
  return (
    <Card id="preview">
      <h2>{t('preview')}</h2>
      <form method="get" action="#preview" className="row">
        <label className="f">
          {facts(shape.trigger)}
          <input className="input input--s" type="date" name="day" defaultValue={day} />
        </label>
        <Button variant="quiet" small>
          {t('previewShow')}
        </Button>
      </form>
      {shape.taskOnly ? (
        <p>{t('previewTask')}</p>
      ) : (
        <dl className="facts">
          <div>
            <dt>{t('previewLaw')}</dt>
            <dd>{shown(window.earliestOn, window.latestOn)}</dd>
          </div>
          <div>
            <dt>{t('previewSafe')}</dt>
            <dd>{shown(window.safeFromOn, window.safeUntilOn)}</dd>
          </div>
          {window.usualOn && (
            <div>
              <dt>{t('previewUsual')}</dt>
              <dd>{f.fullDay(dayToDate(window.usualOn))}</dd>
            </div>
          )}
          {reminders.length > 0 && (
            <div>
              <dt>{t('previewRemind')}</dt>
              <dd>{f.list(reminders.map((each) => f.shortDay(dayToDate(each))))}</dd>
            </div>
          )}
        </dl>
      )}
    </Card>
  )
}
