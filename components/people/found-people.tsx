import { getTranslations } from 'next-intl/server'
import { Avatar } from '@/components/ui/people'
import { MailLink } from '@/components/ui/text'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import type { FoundPerson } from '@/lib/people/types'

/** People who were found, best first. `also` adds a link beside each name. */
export async function FoundPeople({
  people,
  locale,
  f,
  also,
}: {
  people: readonly FoundPerson[]
  locale: Locale
  f: Formats
  also?: (person: FoundPerson) => React.ReactNode
}) {
  const t = await getTranslations('peopleStaff')
  return (
    <table className="tbl tbl--stack">
      <thead>
        <tr>
          <th>{t('name')}</th>
          <th>{t('birthYear')}</th>
          <th>{t('language')}</th>
          <th>{t('contact')}</th>
          <th>{t('card')}</th>
          {also && (
            <th>
              <span className="sr">{t('compare')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.id}>
            <th scope="row">
              <span className="iw items-center!">
                <Avatar name={person.callName ?? person.fullName} seed={person.id} size="s" />
                <span>
                  <a href={`/${locale}/staff/people/${person.id}`}>
                    <bdi>{person.fullName}</bdi>
                  </a>
                  {person.callName && !person.fullName.startsWith(person.callName) && (
                    <span className="small soft block font-normal">
                      <bdi>{person.callName}</bdi>
                    </span>
                  )}
                </span>
              </span>
            </th>
            <td data-th={t('birthYear')}>{person.birthYear}</td>
            <td data-th={t('language')}>{f.languageName(person.locale)}</td>
            <td data-th={t('contact')}>
              {person.phone && (
                <a href={`tel:${person.phone}`} dir="ltr">
                  {person.phone}
                </a>
              )}{' '}
              {person.email && <MailLink address={person.email} />}
            </td>
            <td data-th={t('card')}>
              <bdi className="num nowrap">{person.cardNumber}</bdi>
            </td>
            {also && <td className="end">{also(person)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
