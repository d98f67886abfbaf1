import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RadioGroup, SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, TextField } from '@/components/forms/text-fields'
import { MyPage } from '@/components/layout/my-page'
import { Banner } from '@/components/ui/banner'
import { Status } from '@/components/ui/status'
import { requirePermission } from '@/lib/access/require'
import { ownExpenses } from '@/lib/ambassadors/expenses/queries'
import { expenseKinds, expenseWhats } from '@/lib/ambassadors/expenses/vocabulary'
import { newId } from '@/lib/db/ids'
import { euros } from '@/lib/i18n/format'
import { pageLocale } from '@/lib/i18n/page'
import { townZone } from '@/lib/time/clock'
import { dayOf, dayToDate } from '@/lib/time/time'
import { claimExpenseAction, withdrawClaimAction } from './actions'

type Props = PageProps<'/[locale]/my/ambassador/expenses'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('ambassadors')
  return { title: t('expenses.title') }
}

const phases = { open: 'busy', approved: 'done', paid: 'done', refused: 'late', withdrawn: 'full' } as const

/** Asking expenses back, and what became of what I asked. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/my/ambassador/expenses'
  const { ctx } = await requirePermission('ambassadors.own.view', { locale, path })
  const [t, strings, own, query] = await Promise.all([
    getTranslations('ambassadors'),
    formStrings(),
    ownExpenses(ctx),
    searchParams,
  ])
  if (!own) notFound()
  const money = (cents: number) => euros(locale, cents)
  return (
    <MyPage
      locale={locale}
      path={path}
      tab="overview"
      title={t('expenses.title')}
      lead={
        own.leftCents === null ? t('expenses.leadReal') : t('expenses.lead', { amount: money(own.leftCents) })
      }
    >
      <div className="stack" style={{ '--gap': 'var(--s8)' } as React.CSSProperties}>
        <p>
          <a href={`/${locale}/my/ambassador`}>{t('my.title')}</a>
        </p>
        {query.done === '1' && (
          <Banner tone="ok">
            <p>{t('expenses.sent')}</p>
          </Banner>
        )}
        {own.active ? (
          <Form
            action={claimExpenseAction}
            locale={locale}
            path={path}
            strings={strings}
            idempotencyKey={newId()}
            submit={<Submit busy={strings.busy}>{t('expenses.send')}</Submit>}
          >
            {own.kind ? (
              <input type="hidden" name="kind" value={own.kind} />
            ) : (
              <RadioGroup
                name="kind"
                label={t('expenses.kind')}
                hint={t('expenses.kindHint')}
                defaultValue="flat"
                options={expenseKinds.map((value) => ({ value, label: t(`expenses.${value}`) }))}
              />
            )}
            {own.kind !== 'real' && own.yearCents !== null && (
              <p className="soft small">
                {own.dayCents !== null
                  ? t('expenses.ceilingDay', { day: money(own.dayCents), year: money(own.yearCents) })
                  : t('expenses.ceilingMonth', {
                      month: money(own.monthCents ?? 0),
                      year: money(own.yearCents),
                    })}{' '}
                {own.toConfirm && t('expenses.toConfirm')}
              </p>
            )}
            <DateField name="on" label={t('expenses.on')} defaultValue={dayOf(ctx.now, townZone())} />
            <TextField name="amount" label={t('expenses.amount')} inputMode="decimal" dir="ltr" tiny />
            <SelectField
              name="what"
              label={t('expenses.what')}
              short
              empty={t('q.heardNone')}
              options={expenseWhats.map((value) => ({ value, label: t(`expenses.whats.${value}`) }))}
            />
            <TextField name="note" label={t('expenses.note')} optional />
          </Form>
        ) : (
          <p>{t('expenses.refusal.notActive')}</p>
        )}
        <section className="stack" aria-labelledby="claims">
          <h2 id="claims">{t('expenses.list')}</h2>
          {own.claims.length === 0 ? (
            <p className="soft">{t('expenses.none')}</p>
          ) : (
            <ul className="amb-claims">
              {own.claims.map((claim) => (
                <li key={claim.id} className="card">
                  <p>
                    <bdi className="strong num">{money(claim.cents)}</bdi> ·{' '}
                    {t(`expenses.whats.${claim.what}`)} · {f.fullDay(dayToDate(claim.on))}
                  </p>
                  <p>
                    <Status
                      phase={phases[claim.status]}
                      tone={claim.status === 'approved' || claim.status === 'paid' ? 'ok' : undefined}
                    >
                      {t(`expenses.state.${claim.status}`)}
                    </Status>
                  </p>
                  {claim.reason && <p dir="auto">{claim.reason}</p>}
                  {claim.kind === 'real' && claim.status !== 'withdrawn' && (
                    <p>
                      <a href={`/${locale}${path}/${claim.id}`}>
                        {claim.receipts > 0
                          ? t('expenses.receiptCount', { count: claim.receipts })
                          : t('expenses.receiptNone')}
                      </a>
                    </p>
                  )}
                  {claim.status === 'open' && (
                    <OneButton
                      id={`withdraw-${claim.id}`}
                      action={withdrawClaimAction}
                      locale={locale}
                      path={path}
                      fields={{ claimId: claim.id }}
                      small
                    >
                      {t('expenses.withdraw')}
                    </OneButton>
                  )}
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </MyPage>
  )
}
