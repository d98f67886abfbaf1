import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { requirePermission } from '@/lib/access/require'
import { recordView } from '@/lib/audit/views'
import { isId, newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { previewMerge } from '@/lib/people/merge-people'
import type { StaffPerson } from '@/lib/people/types'
import { personalData } from '@/lib/registry/personal-data'
import { mergeAction } from '../../../actions'

type Props = PageProps<'/[locale]/staff/people/[id]/merge/[other]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('peopleStaff')
  return { title: t('merge.title') }
}

/** Two records beside each other, and what would become of them. Nothing happens before the button. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id, other } = await params
  const path = `/staff/people/${id}/merge/${other}`
  const { ctx } = await requirePermission('people.person.merge', { locale, path })
  const preview =
    isId(id) && isId(other) ? await previewMerge(ctx, personalData, { keptId: id, mergedId: other }) : null
  if (!preview) notFound()
  await recordView(ctx, 'people.person.viewed', [id, other])
  const t = await getTranslations('peopleStaff')
  const { kept, merged } = preview
  const rows: [string, (person: StaffPerson) => React.ReactNode][] = [
    [t('fullName'), (person) => <bdi>{person.fullName}</bdi>],
    [t('callName'), (person) => <bdi>{person.callName}</bdi>],
    [t('birthYear'), (person) => person.birthYear],
    [t('language'), (person) => f.languageName(person.locale)],
    [t('phone'), (person) => <bdi dir="ltr">{person.phone}</bdi>],
    [t('email'), (person) => <bdi dir="ltr">{person.email}</bdi>],
    [t('neighbourhood'), (person) => <bdi>{person.neighbourhood}</bdi>],
    [t('since'), (person) => f.fullDay(person.createdAt)],
  ]
  return (
    <StaffPage locale={locale} path={path} section="people">
      <h1>{t('merge.title')}</h1>
      <p className="daysum">{t('merge.lead')}</p>
      {preview.conflicts.map((conflict) => (
        <Banner key={conflict} tone="late">
          <p>{t(`merge.conflict.${conflict}` as 'merge.conflict.bookedBoth')}</p>
        </Banner>
      ))}
      <div className="panel">
        <table className="tbl tbl--stack">
          <thead>
            <tr>
              <td />
              <th scope="col">{t('merge.keep')}</th>
              <th scope="col">{t('merge.goes')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, cell]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td data-th={t('merge.keep')}>{cell(kept)}</td>
                <td data-th={t('merge.goes')}>{cell(merged)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="panel stack">
        <p>
          {preview.filled.length > 0
            ? t('merge.fills', { fields: f.list(preview.filled.map((field) => t(`field.${field}`))) })
            : t('merge.fillsNone')}
        </p>
        <p>{t('merge.moves')}</p>
        <p>{t('merge.undoFor')}</p>
        <div className="row">
          {preview.conflicts.length === 0 && (
            <OneButton
              id="merge"
              action={mergeAction}
              locale={locale}
              path={path}
              idempotencyKey={newId()}
              fields={{ keptId: kept.id, mergedId: merged.id }}
              variant="fill"
            >
              {t('merge.confirm')}
            </OneButton>
          )}
          <LinkButton
            variant="quiet"
            icon="arrows-down-up"
            href={`/${locale}/staff/people/${merged.id}/merge/${kept.id}`}
          >
            {t('merge.swap')}
          </LinkButton>
          <LinkButton variant="bare" href={`/${locale}/staff/people/${kept.id}`}>
            {t('cancel')}
          </LinkButton>
        </div>
      </div>
    </StaffPage>
  )
}
