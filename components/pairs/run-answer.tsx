import { Panel } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import type { RunAnswer } from '@/lib/ambassadors/matching/match-run'
import type { Named } from '@/lib/ambassadors/pairs/staff-queries'
import type { Formats } from '@/lib/i18n/format'
import { type StaffWords, staffRole } from './staff-words'
import { listWords, type PairWords, slotWords } from './words'

/** What a round says besides its pairs: whom to recruit, who is left and why, and how each language fares. */
export function RunAnswerPanels({
  answer,
  names,
  s,
  t,
  f,
}: {
  answer: RunAnswer
  names: Map<string, Named>
  s: StaffWords
  t: PairWords
  f: Formats
}) {
  return (
    <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
      <Panel title={s('recruit')} count={answer.lines.length} colour="green">
        <p className="small soft">{s('recruitLead')}</p>
        {answer.lines.length === 0 && <p>{s('none')}</p>}
        <ul className="stack" style={{ '--gap': 'var(--s2)' } as React.CSSProperties}>
          {answer.lines.map((line) => {
            const common = {
              role: staffRole(s, line.role).toLocaleLowerCase(),
              time: slotWords(t, f, line.slot),
              gain: line.gain,
            }
            const traits = listWords(t, f, line.traits)
            return (
              <li key={JSON.stringify([line.role, line.tag, line.slot, line.traits])}>
                {line.tag
                  ? s('line', { ...common, language: f.languageName(line.tag) })
                  : s('lineAny', common)}
                {traits && ` ${s('lineTraits', { list: traits })}`}
              </li>
            )
          })}
        </ul>
      </Panel>
      <Panel title={s('unmatched')} count={answer.unmatched.length} colour="rose">
        {answer.unmatched.length === 0 && <p>{s('none')}</p>}
        <ul>
          {answer.unmatched.slice(0, 60).map((person) => {
            const [first] = person.ifNot
            return (
              <li className="suggestion" key={person.seekerId}>
                <bdi className="strong">{names.get(person.seekerId)?.name ?? '—'}</bdi>
                {person.full > 0 && <p>{s('full', { count: person.full })}</p>}
                {first && (
                  <p>{s('ifNot', { count: first.helpers, what: s(`constraint.${first.constraint}`) })}</p>
                )}
                {first?.constraint === 'time' && person.otherTime && (
                  <p>
                    {s('otherTime', {
                      time: slotWords(t, f, person.otherTime.slot),
                      count: person.otherTime.helpers,
                    })}
                  </p>
                )}
                {person.full === 0 && !first && <p>{s('noReason')}</p>}
              </li>
            )
          })}
        </ul>
      </Panel>
      <Panel title={s('groups')}>
        <Table
          caption={s('groups')}
          hideCaption
          rows={answer.groups}
          rowKey={(row) => row.group}
          columns={[
            { key: 'group', header: s('group'), cell: (row) => f.languageName(row.group) },
            {
              key: 'gets',
              header: s('gets'),
              end: true,
              cell: (row) => s('matched', { matched: row.matched, waiting: row.asking }),
            },
            { key: 'floor', header: s('floor'), end: true, cell: (row) => f.number(row.floor) },
          ]}
        />
      </Panel>
    </div>
  )
}
