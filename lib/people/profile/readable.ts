import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { translatorFor } from '@/lib/i18n/translate'
import { townZone } from '@/lib/time/clock'
import type { ReadableSection } from '../personal-data'
import { readProfiles } from './queries'
import { skills } from './vocabulary'

/** The profile as the person reads it on paper: question and answer. */
export async function readableProfile(
  ctx: Ctx,
  personId: string,
  locale: Locale,
): Promise<ReadableSection[]> {
  const profile = (await readProfiles(ctx, [personId])).get(personId)
  if (!profile) return []
  const t = await translatorFor(locale, 'profile')
  const f = formats(locale, townZone())
  const facts: NonNullable<ReadableSection['facts']> = []
  const add = (label: string, value: string | null | undefined) => {
    if (value) facts.push({ label, value })
  }
  for (const language of profile.languages) {
    const known = skills.flatMap((skill) => {
      const level = language[skill]
      return level ? [t(`languages.${skill}Short`, { level: t(`languages.${level}Short`) })] : []
    })
    add(
      f.languageName(language.language),
      [
        ...known,
        ...(language.interprets ? [t('languages.interprets')] : []),
        ...(language.forLetters ? [t('languages.forLetters')] : []),
      ].join(' · '),
    )
  }
  const { own, latin } = profile.literacy
  add(t('reading.own'), own && t(`reading.${own}`))
  add(t('reading.latin'), latin && t(`reading.${latin}`))
  if (profile.schoolingYears !== null)
    add(t('school.short'), t('school.value', { years: profile.schoolingYears }))
  if (profile.digitalSkill !== null) add(t('digital.short'), t(`digital.${profile.digitalSkill}`))
  for (const member of profile.household)
    facts.push({
      label: t(`household.${member.relation}`),
      value: [member.name ?? t('household.somebody'), ...(member.birthYear ? [member.birthYear] : [])].join(
        ' · ',
      ),
      piece: 'name',
    })
  const { channel, phoneShared, times } = profile.contact
  add(t('contact.channel'), channel && t(`contact.${channel}`))
  if (phoneShared !== null) add(t('contact.shared'), t(phoneShared ? 'contact.yes' : 'contact.no'))
  add(
    t('times.short'),
    times
      .map(({ weekday, part }) => t('times.value', { day: f.weekdayName(weekday), part: t(`times.${part}`) }))
      .join(' · '),
  )
  add(t('gender.short'), profile.gender && t(`gender.${profile.gender}`))
  return facts.length > 0 ? [{ title: t('title'), facts }] : []
}
