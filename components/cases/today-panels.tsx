import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { Panel } from '@/components/ui/card'
import { Moon } from '@/components/ui/status'
import type { CaseRow } from '@/lib/cases/types'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { dayToDate } from '@/lib/time/time'
import { DaysLeft } from './days-left'
import { TypeName } from './type-name'

type Props = {
  /** My cases with a day that is near or past, the latest first. */
  first: readonly CaseRow[]
  /** Nobody's yet. */
  fresh: readonly CaseRow[]
  locale: Locale
  f: Formats
  claimAction: FormServerAction
}

/** A caseworker's morning: what is late or due, then new questions that nobody has. */
export async function TodayCases({ first, fresh, locale, f, claimAction }: Props) {
  const t = await getTranslations('casesStaff')
  const list = `/${locale}/staff/cases`
  const row = (one: CaseRow, claim: boolean) => (
    <li className="task" key={one.id}>
      <Moon phase={one.daysLeft !== null && one.daysLeft < 0 ? 'late' : 'open'} />
      <div>
        <a className="strong" href={`${list}/${one.id}`}>
          <TypeName type={one} locale={locale} />
        </a>
        <p>
          <bdi>{one.name}</bdi> ·{' '}
          <bdi dir="ltr" className="nowrap">
            {one.number}
          </bdi>
        </p>
        {claim && (
          <OneButton
            id={`today-${one.id}`}
            action={claimAction}
            locale={locale}
            path="/staff"
            fields={{ caseId: one.id }}
            about={t('list.claimAbout', { number: one.number })}
            small
          >
            {t('list.claim')}
          </OneButton>
        )}
      </div>
      <div className="task__due">
        <DaysLeft daysLeft={one.daysLeft} day={one.dueOn ? f.shortDay(dayToDate(one.dueOn)) : null} />
      </div>
    </li>
  )
  return (
    <>
      <Panel
        title={t('today.first')}
        count={first.length}
        colour="rose"
        action={{ href: `${list}?show=mine`, label: t('show.mine') }}
      >
        {first.length === 0 ? (
          <p className="panel__foot soft">{t('today.noFirst')}</p>
        ) : (
          <ul>{first.map((one) => row(one, false))}</ul>
        )}
      </Panel>
      <Panel
        title={t('today.new')}
        count={fresh.length}
        colour="green"
        action={{ href: `${list}?show=unassigned`, label: t('show.unassigned') }}
      >
        {fresh.length === 0 ? (
          <p className="panel__foot soft">{t('today.noNew')}</p>
        ) : (
          <ul>{fresh.map((one) => row(one, true))}</ul>
        )}
      </Panel>
    </>
  )
}
