import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { Panel } from '@/components/ui/card'
import type { FormServerAction } from '@/lib/forms/state'
import type { Locale } from '@/lib/i18n/locales'
import type { HouseholdMemberOf } from '@/lib/people/profile/types'
import type { FoundPerson } from '@/lib/people/types'
import { FindForm } from './find-form'

type Props = {
  locale: Locale
  path: string
  personId: string
  household: readonly HouseholdMemberOf[]
  /** Names of those who are tied to an account here. */
  names: ReadonlyMap<string, string>
  /** What was looked for, and who was found. */
  words: string
  found: readonly FoundPerson[]
  find: FormServerAction
  link: FormServerAction
}

/** Who lives with somebody, and which of them is known here under their own name. */
export async function HouseholdPanel({
  locale,
  path,
  personId,
  household,
  names,
  words,
  found,
  find,
  link,
}: Props) {
  const [t, p, strings] = await Promise.all([
    getTranslations('peopleStaff'),
    getTranslations('profile.household'),
    formStrings(),
  ])
  const nameOf = (member: HouseholdMemberOf) =>
    [member.name ?? p('somebody'), t(`relation.${member.relation}`)].join(' · ')
  const free = household.filter((member) => !member.personId)
  const taken = new Set([personId, ...household.map((member) => member.personId)])
  return (
    <Panel title={t('household.title')} count={household.length} colour="green" id="household">
      <ul className="panel__foot stack">
        {household.map((member) => (
          <li key={member.id} className="iw w-full justify-between">
            <span>
              <bdi>{nameOf(member)}</bdi>
              {member.personId && (
                <>
                  {' '}
                  ={' '}
                  <a href={`/${locale}/staff/people/${member.personId}`}>
                    <bdi>{names.get(member.personId) ?? t('household.somebody')}</bdi>
                  </a>
                </>
              )}
            </span>
            {member.personId && (
              <OneButton
                id={`untie-${member.id}`}
                action={link}
                locale={locale}
                path={path}
                fields={{ personId, memberId: member.id }}
                about={`${t('household.unlink')}: ${nameOf(member)}`}
                small
              >
                {t('household.unlink')}
              </OneButton>
            )}
          </li>
        ))}
      </ul>
      {free.length > 0 && (
        <div className="panel__foot stack">
          <FindForm
            locale={locale}
            path={path}
            action={find}
            label={t('household.find')}
            hint={t('household.hint')}
            button={t('search')}
            words={words}
            anchor="household"
            quiet
          />
          {words && found.length === 0 && <p role="status">{t('none')}</p>}
          {found
            .filter((person) => !taken.has(person.id))
            .map((person) => (
              <Form
                key={person.id}
                id={`tie-${person.id}`}
                action={link}
                locale={locale}
                path={path}
                strings={strings}
                submit={
                  <Submit busy={strings.busy} variant="quiet" small about={person.fullName}>
                    {t('household.link')}
                  </Submit>
                }
              >
                <p className="strong">
                  <a href={`/${locale}/staff/people/${person.id}`}>
                    <bdi>{person.fullName}</bdi>
                  </a>
                  {person.birthYear && <> · {person.birthYear}</>}
                </p>
                <input type="hidden" name="personId" value={personId} />
                <input type="hidden" name="linkedPersonId" value={person.id} />
                <SelectField
                  name="memberId"
                  label={t('household.isThis')}
                  empty={free.length > 1 ? '' : undefined}
                  options={free.map((member) => ({ value: member.id, label: nameOf(member) }))}
                />
              </Form>
            ))}
        </div>
      )}
    </Panel>
  )
}
