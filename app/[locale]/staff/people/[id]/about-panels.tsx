import { ConsentPanel } from '@/components/people/consent/consent-panel'
import { HouseholdPanel } from '@/components/people/household-panel'
import { ProfilePanel } from '@/components/people/profile/panel'
import { can } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { isStaff } from '@/lib/access/roles'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { consentsOf } from '@/lib/people/consent/consent'
import { fullNamesOf } from '@/lib/people/names'
import { lastAnswerOf, profileOf, stepsOf } from '@/lib/people/profile/queries'
import { searchPeople } from '@/lib/people/search'
import type { StaffPerson } from '@/lib/people/types'
import { findPersonAction } from '../../find/actions'
import { linkMemberAction } from '../actions'

type Props = { ctx: Ctx; person: StaffPerson; locale: Locale; f: Formats; path: string; words: string }

/** What somebody told about themselves, and what they agreed to. The page has recorded the look. */
export async function AboutPanels({ ctx, person, locale, path, words }: Props) {
  const [profile, steps, last, consents] = await Promise.all([
    profileOf(ctx, person.id),
    stepsOf(ctx, person.id),
    lastAnswerOf(ctx, person.id),
    consentsOf(ctx, person.id),
  ])
  const works = isStaff(person.roles.map(({ role }) => role))
  if (!profile || works) return null
  const mayFill = can(ctx.actor, 'people.profile.assist')
  const [names, found] = await Promise.all([
    fullNamesOf(
      ctx,
      profile.household.flatMap((member) => member.personId ?? []),
    ),
    mayFill && words ? searchPeople(ctx, words) : [],
  ])
  return (
    <>
      <ProfilePanel locale={locale} profile={profile} steps={steps} last={last} mayFill={mayFill} />
      {mayFill && profile.household.length > 0 && (
        <HouseholdPanel
          locale={locale}
          path={path}
          personId={person.id}
          household={profile.household}
          names={names}
          words={words}
          found={found}
          find={findPersonAction}
          link={linkMemberAction}
        />
      )}
      <ConsentPanel
        locale={locale}
        personId={person.id}
        consents={consents}
        mayRecord={can(ctx.actor, 'people.consent.record')}
      />
    </>
  )
}
