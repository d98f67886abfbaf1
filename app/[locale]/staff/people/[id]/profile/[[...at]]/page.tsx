import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { profileActions } from '@/app/[locale]/my/profile/profile-actions'
import { StaffPage } from '@/components/layout/staff-page'
import { questionAt } from '@/components/people/profile/questions'
import { askedIn } from '@/components/people/profile/words'
import { Crumbs } from '@/components/ui/navigation'
import { requirePermission } from '@/lib/access/require'
import { isId } from '@/lib/db/ids'
import { dirOf, isLocale, localeNames, localeOr, locales } from '@/lib/i18n/locales'
import { pageLocale } from '@/lib/i18n/page'
import { neighbourhoodChoices, profileOf, stepsOf } from '@/lib/people/profile/queries'
import { viewPerson } from '@/lib/people/staff-queries'

type Props = PageProps<'/[locale]/staff/people/[id]/profile/[[...at]]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('peopleStaff')
  return { title: t('profile.together') }
}

/**
 * Two at one screen: the questions large in the newcomer's language, the worker's beside them. What is answered is
 * kept as said by the person, filled in by the worker, in the language that was used.
 */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const { id, at = [] } = await params
  const path = [`/staff/people/${id}/profile`, ...at].join('/')
  const { ctx } = await requirePermission('people.profile.assist', { locale, path })
  const person = isId(id) ? await viewPerson(ctx, id) : null
  const profile = person && !person.mergedInto ? await profileOf(ctx, person.id) : null
  if (!person || !profile) notFound()
  const query = await searchParams
  const language = isLocale(query.language) ? query.language : localeOr(person.locale)
  const [t, staff, asked, steps, neighbourhoods] = await Promise.all([
    getTranslations('peopleStaff'),
    getTranslations('staff'),
    askedIn(language, locale),
    stepsOf(ctx, person.id),
    at[0] === 'neighbourhood' ? neighbourhoodChoices(ctx) : [],
  ])
  const base = `/staff/people/${person.id}/profile`
  const question = questionAt({
    frame: {
      locale,
      asked,
      base,
      query: new URLSearchParams({ language }).toString(),
      fields: { personId: person.id, language },
      profile,
      steps,
    },
    address: at,
    neighbourhoods,
    actions: profileActions,
    notice: query.done === 'confirmed' ? 'confirmed' : null,
  })
  if (!question) notFound()
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
      <p className="soft">
        {t.rich('profile.with', { name: () => <bdi className="strong">{person.fullName}</bdi> })}
      </p>
      {at.length === 0 && (
        <form method="get" className="row" action={`/${locale}${base}`}>
          <label htmlFor="language">{t('profile.language')}</label>
          <select className="input input--s" id="language" name="language" defaultValue={language}>
            {locales.map((code) => (
              <option key={code} value={code} lang={code}>
                {localeNames[code]}
              </option>
            ))}
          </select>
          <button type="submit" className="btn btn--quiet btn--s">
            {t('profile.use')}
          </button>
        </form>
      )}
      <div className="panel stack together" dir={dirOf(language)}>
        {question.place && <p className="strong soft">{question.place}</p>}
        <h1 className="together__question">{question.title}</h1>
        <div className="soft">{question.why}</div>
        {question.body}
      </div>
    </StaffPage>
  )
}
