import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { Panel } from '@/components/ui/card'
import { Moon } from '@/components/ui/status'
import { PhoneLink } from '@/components/ui/text'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { Call } from '@/lib/teaching/calls'

type Props = { locale: string; f: Formats; calls: readonly Call[]; action: FormServerAction }

/** People who were absent often: who to call, why, in which language, and how it went. */
export async function CallPanel({ locale, f, calls, action }: Props) {
  const t = await getTranslations('teachingStaff')
  return (
    <Panel title={t('calls.title')} count={calls.length} colour="brick" id="calls">
      {calls.length === 0 ? (
        <p className="panel__foot soft">{t('calls.none')}</p>
      ) : (
        <ul>
          {calls.map((call) => (
            <li className="task" key={call.id}>
              <Moon phase={call.tries > 0 ? 'busy' : 'open'} />
              <div>
                <a className="strong" href={`/${locale}/staff/people/${call.personId}`}>
                  <bdi>{call.name}</bdi>
                </a>{' '}
                {call.phone ? (
                  <PhoneLink number={call.phone} shown={call.phone} />
                ) : (
                  <span className="soft">{t('calls.noPhone')}</span>
                )}
                <p>
                  {t('calls.why', { count: call.absences, course: call.course })} ·{' '}
                  {f.languageName(call.locale)}
                  {call.tries > 0 && ` · ${t('calls.tries', { count: call.tries })}`}
                </p>
                <div className="row">
                  {(['reached', 'notReached'] as const).map((outcome) => (
                    <OneButton
                      key={outcome}
                      id={`${outcome}-${call.id}`}
                      action={action}
                      locale={locale}
                      path="/staff"
                      fields={{ followUpId: call.id, outcome }}
                      about={t('calls.about', { what: t(`calls.${outcome}`), name: call.name })}
                      small
                    >
                      {t(`calls.${outcome}`)}
                    </OneButton>
                  ))}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
