import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { TypeName } from '@/components/cases/type-name'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { requirePermission } from '@/lib/access/require'
import { type MergeSide, previewMerge } from '@/lib/cases/merge-preview'
import { limits } from '@/lib/config/limits'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { mergeCasesAction } from '../../actions'
import { Moving } from './moving'

type Props = PageProps<'/[locale]/staff/cases/[id]/merge'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('casesStaff.merge')
  return { title: t('title') }
}

/** Two cases of one person side by side, and what would come over, before anything does. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const query = await searchParams
  const other = typeof query.with === 'string' ? query.with.slice(0, 20) : ''
  const path = `/staff/cases/${id}/merge`
  const { ctx } = await requirePermission('cases.case.change', { locale, path })
  if (!isId(id)) notFound()
  const [t, staff, words, cases, refusals, strings, preview] = await Promise.all([
    getTranslations('casesStaff.merge'),
    getTranslations('staff'),
    getTranslations('casesStaff'),
    getTranslations('cases'),
    getTranslations('casesStaff.refused'),
    formStrings(),
    previewMerge(ctx, { caseId: id, otherNumber: other }),
  ])
  if (!preview.ok && preview.refusal === 'notFound') notFound()
  const back = `/${locale}/staff/cases/${id}`
  const side = (title: string, one: MergeSide) => (
    <Card>
      <h2 className="h3">{title}</h2>
      <p className="strong">
        <a href={`/${locale}/staff/cases/${one.id}`}>
          <TypeName type={one} locale={locale} /> · <bdi dir="ltr">{one.number}</bdi>
        </a>
      </p>
      <dl className="facts">
        <div>
          <dt>{t('opened')}</dt>
          <dd>{f.fullDay(one.openedAt)}</dd>
        </div>
        <div>
          <dt>{t('stage')}</dt>
          <dd>{one.closedAt ? words('show.closed') : cases(`stage.${one.stage}`)}</dd>
        </div>
        <div>
          <dt>{t('worker')}</dt>
          <dd>{one.assignee ? <bdi>{one.assignee}</bdi> : words('people.nobody')}</dd>
        </div>
        <div>
          <dt>{t('holds')}</dt>
          <dd>
            {t('counts', {
              documents: one.documents.length,
              messages: one.messages,
              appointments: one.appointments.length,
              notes: one.notes,
            })}
          </dd>
        </div>
      </dl>
      {one.question && (
        <p className="pre" lang={one.language} dir="auto">
          {one.question}
        </p>
      )}
    </Card>
  )
  return (
    <StaffPage locale={locale} path={path} query={`with=${encodeURIComponent(other)}`} section="cases">
      <StaffHead
        crumbs={
          <Crumbs
            label={words('title')}
            home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
            items={[
              { href: `/${locale}/staff/cases`, label: words('title') },
              { href: back, label: preview.ok ? preview.value.kept.number : words('case.question') },
            ]}
          />
        }
        title={t('title')}
        lead={t('lead', { days: limits.cases.unmergeDays })}
      />
      {preview.ok ? (
        <>
          <div className="split split--half" style={{ alignItems: 'start', gap: 'var(--s5)' }}>
            {side(t('kept'), preview.value.kept)}
            {side(t('double'), preview.value.double)}
          </div>
          <Moving preview={preview.value} f={f} />
          <Card>
            <Form
              id="merge"
              action={mergeCasesAction}
              locale={locale}
              path={path}
              strings={strings}
              submit={
                <>
                  <Submit busy={strings.busy}>{t('do')}</Submit>
                  <LinkButton href={back} variant="quiet">
                    {t('back')}
                  </LinkButton>
                </>
              }
            >
              <input type="hidden" name="caseId" value={preview.value.kept.id} />
              <input type="hidden" name="otherNumber" value={preview.value.double.number} />
              <p className="soft">{t('closes', { number: preview.value.double.number })}</p>
            </Form>
          </Card>
        </>
      ) : (
        <>
          <Banner tone="late">
            {refusals(preview.refusal === 'noOther' ? 'notFound' : preview.refusal)}
          </Banner>
          <p>
            <LinkButton href={back} variant="quiet">
              {t('back')}
            </LinkButton>
          </p>
        </>
      )}
    </StaffPage>
  )
}
