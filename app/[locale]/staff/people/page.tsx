import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { FindForm } from '@/components/people/find-form'
import { FoundPeople } from '@/components/people/found-people'
import { LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { can } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require'
import { wordsOf } from '@/lib/auth/typed-words'
import { limits } from '@/lib/config/limits'
import { pageLocale } from '@/lib/i18n/page'
import { openCorrections } from '@/lib/people/correction/correct'
import { searchPeople } from '@/lib/people/search'
import { findPersonAction } from '../find/actions'

type Props = PageProps<'/[locale]/staff/people'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('peopleStaff')
  return { title: t('title') }
}

/** Finds people by whatever one has: a name in any script, a number, a year. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('people.person.find', { locale, path: '/staff/people' })
  const query = await searchParams
  const q = wordsOf(query)
  const [t, people, waiting] = await Promise.all([
    getTranslations('peopleStaff'),
    q ? searchPeople(ctx, q) : [],
    openCorrections(ctx),
  ])
  return (
    <StaffPage
      locale={locale}
      path="/staff/people"
      query={q ? new URLSearchParams({ s: String(query.s) }).toString() : undefined}
      section="people"
    >
      <StaffHead
        title={t('title')}
        actions={
          <>
            {can(ctx.actor, 'people.correction.answer') && (
              <LinkButton href={`/${locale}/staff/corrections`} icon="pencil-line" variant="quiet" small>
                {t('corrections.link', { count: waiting })}
              </LinkButton>
            )}
            {can(ctx.actor, 'people.person.add') && (
              <LinkButton href={`/${locale}/staff/people/new`} icon="plus" small>
                {t('add')}
              </LinkButton>
            )}
          </>
        }
      />
      <div className="panel">
        <FindForm
          locale={locale}
          path="/staff/people"
          action={findPersonAction}
          label={t('find')}
          hint={t('findHint')}
          button={t('search')}
          words={q}
        />
      </div>
      {!q ? (
        <Empty title={t('start')} />
      ) : people.length === 0 ? (
        <Empty title={t('none')}>{t('noneText')}</Empty>
      ) : (
        <div className="panel">
          <p className="panel__foot" role="status">
            {people.length === limits.people.found
              ? t('most', { count: people.length })
              : t('found', { count: people.length })}
          </p>
          <FoundPeople people={people} locale={locale} f={f} />
        </div>
      )}
    </StaffPage>
  )
}
