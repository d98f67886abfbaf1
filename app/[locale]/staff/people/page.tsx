import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { StaffPage } from '@/components/layout/staff-page'
import { Empty } from '@/components/ui/empty'
import { Avatar } from '@/components/ui/people'
import { requirePermission } from '@/lib/access/require'
import { findPeople } from '@/lib/courses/staff-queries'
import { pageLocale } from '@/lib/i18n/page'

type Props = PageProps<'/[locale]/staff/people'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('staff')
  return { title: t('people.title') }
}

export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { ctx } = await requirePermission('people.person.find', { locale, path: '/staff/people' })
  const query = await searchParams
  const q = typeof query.q === 'string' ? query.q.trim().slice(0, 200) : ''
  const [t, people] = await Promise.all([getTranslations('staff'), findPeople(ctx, q)])
  return (
    <StaffPage
      locale={locale}
      path="/staff/people"
      query={q ? new URLSearchParams({ q }).toString() : undefined}
      section="people"
    >
      <h1>{t('people.title')}</h1>
      <form className="panel form__row" method="get" action={`/${locale}/staff/people`}>
        <div className="f">
          <label htmlFor="q">{t('people.find')}</label>
          <p className="f__hint" id="q-hint">
            {t('people.hint')}
          </p>
          <input
            className="input"
            id="q"
            name="q"
            type="search"
            data-search-key
            defaultValue={q}
            maxLength={200}
            aria-describedby="q-hint"
            dir="auto"
          />
        </div>
        <button type="submit" className="btn btn--s">
          {t('people.search')}
        </button>
      </form>
      {q &&
        (people.length === 0 ? (
          <Empty title={t('people.none')}>{t('people.noneText')}</Empty>
        ) : (
          <div className="panel">
            <table className="tbl tbl--stack">
              <thead>
                <tr>
                  <th>{t('people.name')}</th>
                  <th>{t('people.language')}</th>
                  <th>{t('people.contact')}</th>
                </tr>
              </thead>
              <tbody>
                {people.map((person) => (
                  <tr key={person.id}>
                    <th scope="row">
                      <span className="iw items-center!">
                        <Avatar name={person.full_name} size="s" />
                        <bdi>{person.full_name}</bdi>
                      </span>
                    </th>
                    <td data-th={t('people.language')}>{f.languageName(person.locale)}</td>
                    <td data-th={t('people.contact')}>
                      <bdi dir="ltr">{[person.phone, person.email].filter(Boolean).join(' · ')}</bdi>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
    </StaffPage>
  )
}
