import { getTranslations } from 'next-intl/server'
import { Panel } from '@/components/ui/card'
import { Moon } from '@/components/ui/status'
import type { PairAttention } from '@/lib/ambassadors/pairs/staff-queries'
import type { Formats } from '@/lib/i18n/format'

/** What pairs ask of the coordinator today: silence, low mood, answers that wait; and a line on what it brings. */
export async function PairsToday({ locale, f, now }: { locale: string; f: Formats; now: PairAttention }) {
  const s = await getTranslations('pairsStaff')
  const base = `/${locale}/staff/pairs`
  const things = [
    { key: 'quiet', count: now.quiet.length, href: `${base}/all?state=quiet`, phase: 'late' },
    { key: 'moods', count: now.moods.length, href: `${base}/all`, phase: 'late' },
    { key: 'questions', count: now.openQuestions, href: `${base}/proposals`, phase: 'waiting' },
    { key: 'stale', count: now.staleProposals, href: `${base}/proposals`, phase: 'waiting' },
  ] as const
  const open = things.filter(({ count }) => count > 0)
  return (
    <Panel
      title={s('today.title')}
      count={f.number(open.reduce((sum, { count }) => sum + count, 0))}
      colour="brick"
      action={{ href: base, label: s('title') }}
    >
      <p>
        {s('today.brings', {
          pairs: now.activePairs,
          hours: Math.round(now.minutesThisMonth / 60),
          waiting: now.waiting.people,
        })}
      </p>
      <ul>
        {open.map(({ key, count, href, phase }) => (
          <li className="task" key={key}>
            <Moon phase={phase} />
            <a className="hit strong" href={href}>
              {s(`today.${key}`, { count })}
            </a>
          </li>
        ))}
      </ul>
      {now.waiting.languages.length > 0 && (
        <p className="small soft">
          {now.waiting.languages
            .slice(0, 8)
            .map(({ language, count }) => `${f.languageName(language)} ${f.number(count)}`)
            .join(' · ')}
        </p>
      )}
    </Panel>
  )
}
