import { OneButton } from '@/components/forms/plain-form'
import { LinkButton } from '@/components/ui/button'
import { hueOf, Venn } from '@/components/ui/people'
import type { Candidate, Chosen } from '@/lib/ambassadors/pairs/staff-queries'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { StaffWords } from './staff-words'
import { type PairWords, Reasons, reasonWords } from './words'

type Props = {
  chosen: Chosen
  candidate: Candidate
  first: boolean
  t: PairWords
  s: StaffWords
  f: Formats
  locale: string
  actions: Record<'propose' | 'rule', FormServerAction>
}

const hues = ['brick', 'blue', 'green', 'rose', 'violet'] as const

/** Two people, what they share, what to mind, and what the coordinator can do about it. */
export function MatchCard({ chosen, candidate, first, t, s, f, locale, actions }: Props) {
  const { reasons, cautions } = candidate.explanation
  const path = `/staff/pairs?request=${chosen.requestId}`
  const fields = { requestId: chosen.requestId, helperId: candidate.id }
  const shared = reasons.flatMap((reason) => reasonWords(t, f, reason)?.icon ?? [])
  const one = hueOf(chosen.personId)
  const wish = hueOf(candidate.id)
  // Two of one colour would read as one shape.
  const other = wish === one ? (hues[(hues.indexOf(wish) + 1) % hues.length] ?? 'blue') : wish
  const initial = (name: string) => [...new Intl.Segmenter('und').segment(name)][0]?.segment ?? ''
  return (
    <article className={first ? 'match match--first' : 'match'}>
      <div className="match__who">
        <Venn
          one={initial(chosen.name)}
          other={initial(candidate.name)}
          shared={[...new Set(shared)].slice(0, 3)}
          sharedLabel={s('shared', { count: reasons.length })}
          oneColour={one}
          otherColour={other}
        />
      </div>
      <div className="stack" style={{ '--gap': 'var(--s3)' } as React.CSSProperties}>
        <div>
          <h3>
            <bdi>{s('two', { one: chosen.name, other: candidate.name })}</bdi>
          </h3>
          <p className="soft">{s('since', { count: candidate.now, free: candidate.free })}</p>
        </div>
        <Reasons t={t} f={f} reasons={reasons} cautions={cautions} />
      </div>
      <div className="match__acts">
        {candidate.free > 0 && (
          <OneButton
            id={`propose-${candidate.id}`}
            action={actions.propose}
            locale={locale}
            path={path}
            fields={fields}
            variant={first ? 'fill' : 'quiet'}
            icon="handshake"
            small
            about={s('proposeAbout', { one: chosen.name, other: candidate.name })}
          >
            {s('propose')}
          </OneButton>
        )}
        <OneButton
          id={`pin-${candidate.id}`}
          action={actions.rule}
          locale={locale}
          path={path}
          fields={{ ...fields, kind: 'pin' }}
          icon="push-pin"
          small
        >
          {s('pin')}
        </OneButton>
        <OneButton
          id={`apart-${candidate.id}`}
          action={actions.rule}
          locale={locale}
          path={path}
          fields={{ ...fields, kind: 'apart' }}
          icon="prohibit"
          small
        >
          {s('apart')}
        </OneButton>
        <LinkButton href={`/${locale}/staff/people/${candidate.id}`} variant="bare" small>
          {s('look', { name: candidate.name })}
        </LinkButton>
      </div>
    </article>
  )
}
