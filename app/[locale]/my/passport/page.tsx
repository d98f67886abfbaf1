import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, TextField } from '@/components/forms/text-fields'
import { MyPage } from '@/components/layout/my-page'
import { PrintButton } from '@/components/layout/print-button'
import { HoursList } from '@/components/passport/hours-list'
import { PartList } from '@/components/passport/part-list'
import { TemplateName } from '@/components/passport/template-name'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { requirePermission } from '@/lib/access/require'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { proofsInForce } from '@/lib/passport/proof'
import { myPassport } from '@/lib/passport/queries'
import { activityKinds } from '@/lib/passport/vocabulary'
import { townZone } from '@/lib/time/clock'
import { dayOf } from '@/lib/time/time'
import { addOwnHoursAction, makeHoursProofAction, withdrawOwnHoursAction } from './actions'

type Props = PageProps<'/[locale]/my/passport'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('passport')
  return { title: t('title') }
}

const notices = ['added', 'withdrawn', 'proof'] as const
/** Lessons come from attendance; nobody writes them down. */
const ownKinds = activityKinds.filter((kind) => kind !== 'lesson')

/** What I have to do, what is done, how I do it; my hours, and those I write down myself. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/my/passport'
  const { ctx } = await requirePermission('passport.own.view', { locale, path })
  const [t, courses, strings, { trajectories, hours }, query] = await Promise.all([
    getTranslations('passport'),
    getTranslations('courses'),
    formStrings(),
    myPassport(ctx),
    searchParams,
  ])
  const proofs = await proofsInForce(
    ctx,
    trajectories.map((trajectory) => trajectory.id),
  )
  const notice = notices.find((key) => key === query.done)
  const today = dayOf(ctx.now, townZone())
  return (
    <MyPage
      locale={locale}
      path={path}
      tab="overview"
      title={t('title')}
      lead={t('lead')}
      actions={<PrintButton label={courses('print')} />}
    >
      <div className="stack" style={{ '--gap': 'var(--s8)' } as React.CSSProperties}>
        {notice && (
          <Banner tone="ok" live>
            {t(`done.${notice}`)}
          </Banner>
        )}
        {trajectories.length === 0 && (
          <Banner title={t('none')} icon="flag-pennant">
            {t('noneText')}
          </Banner>
        )}
        {trajectories.map((trajectory) => (
          <section key={trajectory.id} className="stack">
            <h2>
              <TemplateName words={t} template={trajectory} locale={locale} />
            </h2>
            <PartList
              locale={locale}
              f={f}
              parts={trajectory.parts}
              below={(part) => {
                if (part.requiredMinutes === null || part.minutes === 0) return null
                const proof = proofs.get(`${trajectory.id}:${part.id}`)
                return (
                  <div className="row">
                    {proof && (
                      <LinkButton
                        href={`/${locale}/my/passport/${trajectory.id}/${part.id}/proof.pdf`}
                        icon="certificate"
                      >
                        {t('proof.open')}
                      </LinkButton>
                    )}
                    {proof?.minutes !== part.minutes && (
                      <OneButton
                        id={`proof-${part.id}`}
                        action={makeHoursProofAction}
                        locale={locale}
                        path={path}
                        fields={{ trajectoryId: trajectory.id, partId: part.id }}
                      >
                        {t('proof.make')}
                      </OneButton>
                    )}
                  </div>
                )
              }}
            />
          </section>
        ))}
        <section className="stack" id="hours">
          <h2>{t('hours')}</h2>
          <HoursList
            f={f}
            rows={hours}
            aside={(row) =>
              row.own && row.state !== 'confirmed' ? (
                <OneButton
                  id={`withdraw-${row.id}`}
                  action={withdrawOwnHoursAction}
                  locale={locale}
                  path={path}
                  fields={{ hoursId: row.id }}
                  about={t('withdrawFor', { what: row.what ?? '' })}
                  small
                >
                  {t('withdraw')}
                </OneButton>
              ) : null
            }
          />
        </section>
        <Card kind="table" labelledBy="add">
          <h2 id="add">{t('add.title')}</h2>
          <p>{t('add.text')}</p>
          <Form
            id="own"
            action={addOwnHoursAction}
            locale={locale}
            path={path}
            idempotencyKey={newId()}
            strings={strings}
            submit={<Submit busy={strings.busy}>{t('add.send')}</Submit>}
          >
            <SelectField
              name="activityKind"
              label={t('add.kind')}
              empty=""
              options={ownKinds.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }))}
            />
            <TextField name="what" label={t('add.what')} hint={t('add.whatHint')} />
            <DateField name="on" label={t('add.on')} max={today} />
            <TextField
              name="hours"
              label={t('add.hours')}
              hint={t('add.hoursHint')}
              inputMode="decimal"
              dir="ltr"
              tiny
            />
            <TextField name="contactName" label={t('add.contactName')} autoComplete="off" />
            <TextField
              name="contactEmail"
              type="email"
              label={t('add.contactEmail')}
              hint={t('add.contactEmailHint')}
              autoComplete="off"
              optional
            />
          </Form>
        </Card>
      </div>
    </MyPage>
  )
}
