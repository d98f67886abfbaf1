import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { runLine } from '@/components/courses/words'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { MyPage } from '@/components/layout/my-page'
import { Banner } from '@/components/ui/banner'
import { Steps } from '@/components/ui/steps'
import { requirePermission } from '@/lib/access/require'
import { limits } from '@/lib/config/limits'
import { myRound } from '@/lib/courses/allocation/queries'
import { priorityRules } from '@/lib/courses/allocation/rules'
import { isId, newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { keepWishesAction } from '../actions'

type Props = PageProps<'/[locale]/my/wishes/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('wishes')
  return { title: t('title') }
}

/** My wishes for one start day, in order; how places are given; and what I got once the draw stands. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/my/wishes/${id}`
  const { ctx } = await requirePermission('courses.wishes.keep', { locale, path })
  const round = isId(id) ? await myRound(ctx, id, locale) : null
  if (!round) notFound()
  const { done } = await searchParams
  const [t, courses, strings] = await Promise.all([
    getTranslations('wishes'),
    getTranslations('courses'),
    formStrings(),
  ])
  const open = !round.committedAt && ctx.now < round.closesAt
  const got = round.outcome && round.runs.find((one) => one.run.id === round.outcome?.runId)
  const rule = priorityRules[(round.outcome?.priority ?? 4) - 1] ?? 'everybody'
  return (
    <MyPage
      locale={locale}
      path={path}
      tab="bookings"
      title={<span dir="auto">{round.title}</span>}
      lead={t('until', { time: f.dayAndTime(round.closesAt) })}
    >
      <div className="stack" style={{ '--gap': 'var(--s6)' } as React.CSSProperties}>
        {done === '1' && open && (
          <Banner tone="ok" live>
            <p>{t('kept')}</p>
          </Banner>
        )}
        {round.outcome && (
          <Banner tone={got ? 'ok' : 'warn'} title={got ? t('got') : t('gotNothing')}>
            <p dir="auto">{got ? runLine(courses, f, got) : t('gotNothingText')}</p>
            <p>
              {t('why', { number: round.outcome.drawOrder, people: round.drawn?.people ?? 0 })}{' '}
              {t(`rule.${rule}`)}
            </p>
          </Banner>
        )}
        {!open && !round.outcome && (
          <Banner>
            <p>{t('closedText')}</p>
          </Banner>
        )}
        {open && (
          <Form
            action={keepWishesAction}
            locale={locale}
            path={path}
            strings={strings}
            idempotencyKey={newId()}
            submit={<Submit busy={strings.busy}>{t('keep')}</Submit>}
          >
            <input type="hidden" name="roundId" value={round.id} />
            {Array.from({ length: Math.min(limits.booking.wishes, round.runs.length) }, (_, n) => (
              <SelectField
                // biome-ignore lint/suspicious/noArrayIndexKey: a wish is its number
                key={n}
                name={`wishes[${n}]`}
                label={t('wish', { number: n + 1 })}
                empty={t('noWish')}
                options={round.runs.map((one) => ({ value: one.run.id, label: runLine(courses, f, one) }))}
                defaultValue={round.wishes[n]}
              />
            ))}
          </Form>
        )}
        <section className="stack">
          <h2>{t('how')}</h2>
          <p>{t('howText')}</p>
          <Steps steps={priorityRules.map((one) => t(`rule.${one}`))} />
          <p>{t('honest')}</p>
          {round.drawn && (
            <p className="small soft">
              {t('seed')} <bdi className="num break-all">{round.drawn.seed}</bdi>
            </p>
          )}
        </section>
      </div>
    </MyPage>
  )
}
