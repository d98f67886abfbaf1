import { getTranslations } from 'next-intl/server'
import { Checkbox } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { IconWords } from '@/components/ui/facts'
import { Status } from '@/components/ui/status'
import type { MyAmbassador } from '@/lib/ambassadors/types'
import { builtInModules, isOneOf, type TalkWay } from '@/lib/ambassadors/vocabulary'
import { town } from '@/lib/config/town'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { dayToDate } from '@/lib/time/time'
import { CodeOfConduct } from './legal'

/** What an applicant or ambassador can do now, most urgent first. */
export async function NextThings({
  locale,
  f,
  me,
  sign,
}: {
  locale: Locale
  f: Formats
  me: MyAmbassador
  sign: FormServerAction
}) {
  const [t, legal, strings] = await Promise.all([
    getTranslations('ambassadors'),
    getTranslations('ambassadorsLegal'),
    formStrings(),
  ])
  const day = (value: string) => f.fullDay(dayToDate(value))
  const underway = me.state !== 'applied' && me.state !== 'talkPlanned' && me.state !== 'left'
  const wantsRecord = underway && me.recordNeeded && (!me.recordUntil || me.renewRecord)
  const wantsCode = underway && !me.codeSigned
  const wantsTraining = underway && me.modules.some((one) => !one.done)
  const quiet = !me.talk && !wantsRecord && !wantsCode && !wantsTraining
  return (
    <section className="card card--table stack" aria-labelledby="next">
      <h2 id="next">{t('my.next')}</h2>
      {me.talk && (
        <p className="lead">
          <IconWords icon="calendar-check">
            {t('my.nextTalk', { time: f.dayAndTime(me.talk.startsAt) })}{' '}
            <span className="soft">{t(`my.way.${me.talk.way as TalkWay}`)}</span>
          </IconWords>
        </p>
      )}
      {wantsRecord && (
        <p>
          <IconWords icon="shield-check">
            {me.recordUntil && me.renewRecord
              ? t('my.renewRecord', { day: day(me.recordUntil) })
              : t(town.country === 'NL' ? 'my.nextRecordNl' : 'my.nextRecord')}
          </IconWords>
        </p>
      )}
      {wantsTraining && (
        <div className="stack">
          <p>
            <IconWords icon="graduation-cap">{t('my.nextTraining')}</IconWords>
          </p>
          <ul>
            {me.modules.map((one) => (
              <li key={one.key}>
                {isOneOf(builtInModules, one.key) ? t(`my.module.${one.key}`) : one.key}{' '}
                {one.done && (
                  <Status phase="done" tone="ok">
                    {t('my.moduleDone')}
                  </Status>
                )}
              </li>
            ))}
          </ul>
          <p>
            <a href={`/${locale}/courses?kind=ambassador`}>{t('my.step.trained')}</a>
          </p>
        </div>
      )}
      {wantsCode && (
        <details className="data" open>
          <summary>{t('my.nextCode')}</summary>
          <Form
            id="code"
            action={sign}
            locale={locale}
            path="/my/ambassador"
            strings={strings}
            submit={<Submit busy={strings.busy}>{t('my.sign')}</Submit>}
          >
            <h3>{legal('codeTitle')}</h3>
            <CodeOfConduct />
            <Checkbox name="accept" label={t('q.accept')} tile />
          </Form>
        </details>
      )}
      {quiet && <p className="soft">{t('my.nextNothing')}</p>}
      {me.recordUntil && !me.renewRecord && (
        <p className="soft small">{t('my.recordUntil', { day: day(me.recordUntil) })}</p>
      )}
    </section>
  )
}
