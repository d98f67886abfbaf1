import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { Crumbs } from '@/components/ui/navigation'
import { requirePermission } from '@/lib/access/require'
import { pageLocale } from '@/lib/i18n/page'
import { latinDigits } from '@/lib/people/schema'
import { retentionRules } from '@/lib/registry/retention'
import { dryRun } from '@/lib/retention/run'
import { keptDays } from '@/lib/retention/settings'
import { chooseRetentionAction } from '../actions'
import { retentionWords } from '../words'

type Props = PageProps<'/[locale]/staff/retention/[rule]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('retentionStaff')
  return { title: t('changeTitle') }
}

type Choice = { choice: 'default' } | { choice: 'never' } | { choice: 'days'; days: number }

/** What is asked for in the address: null while nothing is, "wrong" for what is no number of days. */
function readChoice(query: Record<string, string | string[] | undefined>): Choice | 'wrong' | null {
  if (query.choice === 'default' || query.choice === 'never') return { choice: query.choice }
  if (query.choice !== 'days') return null
  const typed = latinDigits(typeof query.days === 'string' ? query.days : '').trim()
  return /^\d{1,5}$/.test(typed) && Number(typed) <= 36_500
    ? { choice: 'days', days: Number(typed) }
    : 'wrong'
}

function daysOf(asked: ReturnType<typeof readChoice>, defaultDays: number | null): number | null {
  if (asked === null || asked === 'wrong') return null
  if (asked.choice === 'days') return asked.days
  return asked.choice === 'default' ? defaultDays : null
}

/** First the choice, then what it would let go; only then it can be saved. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { rule: key } = await params
  const path = `/staff/retention/${key}`
  const { ctx } = await requirePermission('retention.rule.change', { locale, path })
  const rule = retentionRules.find((each) => each.key === key)
  const kept = rule && (await keptDays(ctx, [rule])).get(rule.key)
  if (!rule || !kept) notFound()
  const query = await searchParams
  const asked = readChoice(query)
  const days = daysOf(asked, rule.defaultDays)
  const [t, staff, words, would] = await Promise.all([
    getTranslations('retentionStaff'),
    getTranslations('staff'),
    retentionWords(),
    asked === null || asked === 'wrong' ? null : dryRun(ctx, rule, days),
  ])
  const typed = typeof query.days === 'string' ? query.days.slice(0, 10) : ''
  const chosen = asked === 'wrong' ? 'days' : (asked?.choice ?? 'days')
  return (
    <StaffPage locale={locale} path={path} section="retention">
      <Crumbs
        label={t('title')}
        home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
        items={[{ href: `/${locale}/staff/retention`, label: t('title') }]}
      />
      <StaffHead title={words.rule(key)} lead={t('now', { days: words.days(kept.days) })} />
      <form className="panel stack" method="get" action={`/${locale}${path}`}>
        <fieldset className="f">
          <legend>{t('keep')}</legend>
          <div className="tiles">
            {(['days', 'never', 'default'] as const).map((value) => (
              <label key={value} className="pick pick--tile">
                <input type="radio" name="choice" value={value} defaultChecked={chosen === value} />
                <span>{t(`choice.${value}`, { days: words.days(rule.defaultDays) })}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className={asked === 'wrong' ? 'f f--err' : 'f'}>
          <label htmlFor="days">{t('daysLabel')}</label>
          {asked === 'wrong' && (
            <p className="f__err" id="days-error">
              {t('wrongDays')}
            </p>
          )}
          <input
            className="input input--xs"
            id="days"
            name="days"
            inputMode="numeric"
            dir="ltr"
            defaultValue={typed || (kept.days ?? '')}
            aria-invalid={asked === 'wrong' || undefined}
            aria-describedby={asked === 'wrong' ? 'days-error' : undefined}
          />
        </div>
        <button type="submit" className="btn btn--quiet">
          {t('dryRun')}
        </button>
      </form>
      {would && asked && asked !== 'wrong' && (
        <section className="panel stack" aria-labelledby="would">
          <h2 id="would">{t('would', { days: words.days(days) })}</h2>
          <Banner tone={would.rows > 0 ? 'warn' : 'info'} live>
            <p>{t('rows', { count: would.rows })}</p>
            {would.oldest && <p>{t('oldestOf', { day: f.fullDay(would.oldest) })}</p>}
            {would.held > 0 && <p>{t('heldOf', { count: would.held })}</p>}
          </Banner>
          <p className="soft">{t('when')}</p>
          <OneButton
            id="choose"
            action={chooseRetentionAction}
            locale={locale}
            path={path}
            fields={{
              rule: key,
              choice: asked.choice,
              ...(asked.choice === 'days' ? { days: String(asked.days) } : {}),
              ...(kept.days === null ? {} : { was: String(kept.days) }),
            }}
            variant="fill"
          >
            {t('save')}
          </OneButton>
        </section>
      )}
    </StaffPage>
  )
}
