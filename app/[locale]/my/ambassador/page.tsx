import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { MyInvitations } from '@/components/ambassadors/my-invitations'
import { NextThings } from '@/components/ambassadors/next-things'
import { TimesField } from '@/components/ambassadors/times-field'
import { RadioGroup, SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField } from '@/components/forms/text-fields'
import { MyPage } from '@/components/layout/my-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Stepper } from '@/components/ui/steps'
import { requirePermission } from '@/lib/access/require'
import { myAmbassador } from '@/lib/ambassadors/queries'
import { listRoles } from '@/lib/ambassadors/roles'
import { dayParts, leaveReasons, states } from '@/lib/ambassadors/vocabulary'
import { limits } from '@/lib/config/limits'
import { pageLocale } from '@/lib/i18n/page'
import {
  answerInvitationAction,
  keepAvailabilityAction,
  leaveOwnAction,
  pauseOwnAction,
  resumeOwnAction,
  signCodeAction,
} from './actions'

type Props = PageProps<'/[locale]/my/ambassador'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('ambassadors')
  return { title: t('my.title') }
}

const road = ['applied', 'talkPlanned', 'screened', 'checked', 'trained', 'active'] as const

/** Where I stand as an ambassador, what is next, when I can, and my pause. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('ambassadors.own.view', { locale, path: '/my/ambassador' })
  const [t, courses, p, strings, me, roles, query] = await Promise.all([
    getTranslations('ambassadors'),
    getTranslations('courses'),
    getTranslations('pages.ambassadors'),
    formStrings(),
    myAmbassador(ctx),
    listRoles(ctx, locale, true),
    searchParams,
  ])
  const path = '/my/ambassador'
  if (!me)
    return (
      <MyPage locale={locale} path={path} tab="overview" title={t('my.title')}>
        <Empty
          title={p('title')}
          action={
            <LinkButton href={`/${locale}/ambassadors/join`} icon="handshake">
              {p('write')}
            </LinkButton>
          }
        >
          {p('lead')}
        </Empty>
      </MyPage>
    )
  const chosen = roles.filter((role) => me.roles.some((own) => own.key === role.key))
  const is = me.state === 'active' || me.state === 'paused'
  return (
    <MyPage locale={locale} path={path} tab="overview" title={t('my.title')} lead={t(`my.lead.${me.state}`)}>
      <div className="stack" style={{ '--gap': 'var(--s8)' } as React.CSSProperties}>
        {query.new === '1' && (
          <Banner tone="ok" title={t('my.lead.applied')}>
            <p>{t('q.after')}</p>
          </Banner>
        )}
        {query.done === '1' && (
          <Banner tone="ok">
            <p>{t('my.saved')}</p>
          </Banner>
        )}
        {me.state === 'left' ? (
          <p>
            <LinkButton href={`/${locale}/ambassadors/join`} icon="handshake">
              {t('my.again')}
            </LinkButton>
          </p>
        ) : (
          <>
            {!is && (
              <section aria-label={t('my.road')} className="stack">
                <h2>{t('my.road')}</h2>
                <Stepper
                  label={t('my.road')}
                  current={states.indexOf(me.state)}
                  steps={road.map((step) => t(`my.step.${step}`))}
                />
              </section>
            )}
            <MyInvitations locale={locale} path={path} f={f} ctx={ctx} action={answerInvitationAction} />
            <NextThings locale={locale} f={f} me={me} sign={signCodeAction} />
            {is && (
              <p className="row">
                <LinkButton href={`/${locale}/my/pairs`} icon="handshake">
                  {t('my.open')}
                </LinkButton>
                <LinkButton href={`/${locale}/my/ambassador/expenses`} icon="currency-eur" variant="quiet">
                  {t('expenses.title')}
                </LinkButton>
                <LinkButton href={`/${locale}/my/ambassador/thanks`} icon="star" variant="quiet">
                  {t('thanks.title')}
                </LinkButton>
              </p>
            )}
            <section className="card stack" aria-labelledby="time">
              <h2 id="time">{t('my.time')}</h2>
              <p className="soft">{f.list(chosen.map((role) => role.name))}</p>
              <Form
                id="availability"
                action={keepAvailabilityAction}
                locale={locale}
                path={path}
                strings={strings}
                wide
                submit={<Submit busy={strings.busy}>{t('my.save')}</Submit>}
              >
                <TimesField
                  name="times"
                  legend={t('q.timeTitle')}
                  hint={t('q.timeHint')}
                  days={[1, 2, 3, 4, 5, 6, 7].map((day) => f.weekdayName(day))}
                  parts={dayParts.map((value) => ({ value, label: courses(`daypart.${value}`) }))}
                  chosen={me.times}
                />
                <RadioGroup
                  name="capacity"
                  label={t('q.capacity')}
                  defaultValue={String(Math.min(Math.max(me.capacity, 1), limits.ambassadors.capacity))}
                  options={Array.from({ length: limits.ambassadors.capacity }, (_, n) => ({
                    value: String(n + 1),
                    label: f.number(n + 1),
                  }))}
                />
              </Form>
            </section>
            {me.state === 'active' && (
              <details className="data">
                <summary>{t('my.pause')}</summary>
                <Form
                  id="pause"
                  action={pauseOwnAction}
                  locale={locale}
                  path={path}
                  strings={strings}
                  submit={
                    <Submit busy={strings.busy} variant="quiet">
                      {t('my.pause')}
                    </Submit>
                  }
                >
                  <p>{t('my.pauseHint')}</p>
                  <DateField name="until" label={t('my.until')} optional />
                </Form>
              </details>
            )}
            {me.state === 'paused' && (
              <OneButton
                id="resume"
                action={resumeOwnAction}
                locale={locale}
                path={path}
                fields={{}}
                icon="handshake"
                variant="fill"
              >
                {t('my.resume')}
              </OneButton>
            )}
            <details className="data">
              <summary>{t('my.leave')}</summary>
              <Form
                id="leave"
                action={leaveOwnAction}
                locale={locale}
                path={path}
                strings={strings}
                submit={
                  <Submit busy={strings.busy} variant="late">
                    {t('my.leave')}
                  </Submit>
                }
              >
                <p>{t('my.leaveHint')}</p>
                <SelectField
                  name="reason"
                  label={t('my.leaveWhy')}
                  empty={t('q.heardNone')}
                  options={leaveReasons.map((value) => ({ value, label: t(`my.leaveReason.${value}`) }))}
                />
              </Form>
            </details>
          </>
        )}
      </div>
    </MyPage>
  )
}
