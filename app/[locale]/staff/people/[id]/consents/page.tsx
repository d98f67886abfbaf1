import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { giveConsentAction, withdrawConsentAction } from '@/app/[locale]/my/data/consents/actions'
import { StaffPage } from '@/components/layout/staff-page'
import { ConsentList } from '@/components/people/consent/consent-list'
import { askedIn } from '@/components/people/profile/words'
import { Banner } from '@/components/ui/banner'
import { Crumbs } from '@/components/ui/navigation'
import { requirePermission } from '@/lib/access/require'
import { isId } from '@/lib/db/ids'
import { dirOf, isLocale, localeOr } from '@/lib/i18n/locales'
import { pageLocale } from '@/lib/i18n/page'
import { consentsOf } from '@/lib/people/consent/consent'
import { viewPerson } from '@/lib/people/staff-queries'

type Props = PageProps<'/[locale]/staff/people/[id]/consents'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('peopleStaff')
  return { title: t('consents.title') }
}

/** At the desk: the words in the newcomer's language, the worker's beside them, and who wrote the answer down. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/people/${id}/consents`
  const { ctx } = await requirePermission('people.consent.record', { locale, path })
  const person = isId(id) ? await viewPerson(ctx, id) : null
  if (!person || person.mergedInto) notFound()
  const query = await searchParams
  const language = isLocale(query.language) ? query.language : localeOr(person.locale)
  const [t, staff, asked, consents] = await Promise.all([
    getTranslations('peopleStaff'),
    getTranslations('staff'),
    askedIn(language, locale, 'consent'),
    consentsOf(ctx, person.id),
  ])
  return (
    <StaffPage locale={locale} path={path} query={`language=${language}`} section="people">
      <Crumbs
        label={t('title')}
        home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
        items={[
          { href: `/${locale}/staff/people`, label: t('title') },
          { href: `/${locale}/staff/people/${person.id}`, label: person.fullName },
        ]}
      />
      {query.done && (
        <Banner tone="ok" live>
          <p>{asked.say('saved')}</p>
        </Banner>
      )}
      <div className="stack together" dir={dirOf(language)}>
        <h1 className="together__question">{asked.say('title')}</h1>
        <div className="soft">{asked.say('lead')}</div>
        <ConsentList
          locale={locale}
          path={path}
          asked={asked}
          consents={consents}
          fields={{ personId: person.id, language }}
          give={giveConsentAction}
          withdraw={withdrawConsentAction}
        />
      </div>
    </StaffPage>
  )
}
