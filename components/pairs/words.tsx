import type { getTranslations } from 'next-intl/server'
import { Icon, type IconName } from '@/components/ui/icon'
import type { Formats } from '@/lib/i18n/format'
import type { Caution, Reason } from '@/lib/matching/explain'
import { slotsOf } from '@/lib/matching/types'

export type PairWords = Awaited<ReturnType<typeof getTranslations<'pairs'>>>

/** The pictogram of each code. */
export const pictograms: Record<string, IconName> = {
  mentor: 'path',
  languageBuddy: 'chat-circle-dots',
  housingGuide: 'house-line',
  familyDinnerHost: 'cooking-pot',
  professionalMentor: 'briefcase',
  entrepreneurMentor: 'storefront',
  welcomeHour: 'hand-waving',
  moveHelp: 'map-trifold',
  interpreter: 'translate',
  talk: 'chat-circle-dots',
  papers: 'file-text',
  computer: 'laptop',
  town: 'map-trifold',
  ride: 'bicycle',
  homework: 'student',
  housing: 'house-line',
  work: 'briefcase',
  cooking: 'cooking-pot',
  walking: 'person-simple-walk',
  cycling: 'bicycle',
  football: 'soccer-ball',
  music: 'music-notes',
  gardening: 'plant',
  crafts: 'scissors',
  film: 'film-strip',
  books: 'book-open',
  games: 'puzzle-piece',
  none: 'house-simple',
  baby: 'baby',
  school: 'student',
  teen: 'users',
  grown: 'users-three',
  woman: 'gender-female',
  man: 'gender-male',
  noStairs: 'stairs',
  noPets: 'paw-print',
  smokeFree: 'cigarette-slash',
  walk: 'person-simple-walk',
  home: 'house-simple',
  centre: 'door-open',
  call: 'phone',
  outing: 'sun',
  lesson: 'book-open',
}

const parts = ['morning', 'afternoon', 'evening'] as const

export function roleWords(t: PairWords, role: string): string {
  const key = `role.${role}` as never
  return t.has(key) ? t(key) : t('role.other')
}

/** A code of any list in words: an interest, a help, a stage, a wish. A code nobody knows any more says nothing. */
function codeWords(t: PairWords, code: string): string[] {
  for (const list of ['interest', 'help', 'stage', 'wish'] as const) {
    const key = `${list}.${code}` as never
    if (t.has(key)) return [t(key)]
  }
  return []
}

export function listWords(t: PairWords, f: Formats, codes: readonly string[]): string {
  return f.list(codes.flatMap((code) => codeWords(t, code)))
}

/** "dinsdag, avond" */
export function slotWords(t: PairWords, f: Formats, bit: number): string {
  return t('slot', {
    weekday: f.weekdayName(Math.floor(bit / 3) + 1),
    part: t(`part.${parts[bit % 3] ?? 'morning'}`).toLocaleLowerCase(),
  })
}

/** The parts of a week in words, a few at most: nobody reads twenty. */
export function weekWords(t: PairWords, f: Formats, bits: number, most = 4): string {
  const slots = slotsOf(bits).map(({ weekday, part }) => slotWords(t, f, (weekday - 1) * 3 + part))
  return f.list(slots.slice(0, most))
}

const reasonIcons: Record<Reason['code'], IconName> = {
  language: 'translate',
  withoutLanguage: 'translate',
  time: 'clock',
  interests: 'heart',
  skills: 'handshake',
  near: 'map-pin',
  family: 'users-three',
  profession: 'briefcase',
  wishes: 'check-circle',
  together: 'users',
}

export type Said = { icon: IconName; text: string }

export function reasonWords(t: PairWords, f: Formats, reason: Reason): Said | null {
  const icon = reasonIcons[reason.code]
  switch (reason.code) {
    case 'language':
      return { icon, text: t('reason.language', { language: f.languageName(reason.tag) }) }
    case 'time':
      return { icon, text: t('reason.time', { list: weekWords(t, f, reason.slots) }) }
    case 'interests':
    case 'skills':
    case 'family':
    case 'wishes': {
      const list = listWords(t, f, reason.codes)
      return list ? { icon, text: t(`reason.${reason.code}`, { list }) } : null
    }
    case 'withoutLanguage':
    case 'near':
    case 'profession':
      return { icon, text: t(`reason.${reason.code}`) }
    default:
      return null
  }
}

export function cautionWords(t: PairWords, f: Formats, caution: Caution): Said | null {
  const icon: IconName = 'warning-circle'
  switch (caution.code) {
    case 'withoutLanguage':
      return { icon, text: t('caution.withoutLanguage') }
    case 'littleLanguage':
      return { icon, text: t('caution.littleLanguage', { language: f.languageName(caution.tag) }) }
    case 'oneTime':
      return { icon, text: t('caution.oneTime', { list: weekWords(t, f, caution.slots) }) }
    case 'far':
      return { icon, text: t('caution.far', { km: f.number(Math.round(caution.km)) }) }
    case 'wishesMissed':
    case 'skillsMissed': {
      const list = listWords(t, f, caution.codes)
      return list ? { icon, text: t(`caution.${caution.code}`, { list }) } : null
    }
    default:
      return null
  }
}

/** Why two people fit, and under a dashed line what to mind. */
export function Reasons({
  t,
  f,
  reasons,
  cautions,
}: {
  t: PairWords
  f: Formats
  reasons: readonly Reason[]
  cautions: readonly Caution[]
}) {
  const good = reasons.flatMap((reason) => reasonWords(t, f, reason) ?? [])
  const mind = cautions.flatMap((caution) => cautionWords(t, f, caution) ?? [])
  return (
    <>
      <ul className="reasons">
        {good.map(({ icon, text }) => (
          <li className="reason" key={text}>
            <Icon name={icon} />
            <span>{text}</span>
          </li>
        ))}
      </ul>
      {mind.length > 0 && (
        <ul className="watch" aria-label={t('mind')}>
          {mind.map(({ icon, text }) => (
            <li className="reason reason--no" key={text}>
              <Icon name={icon} />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
