import { getTranslations } from 'next-intl/server'
import type { PanelProps } from '@/components/cases/staff-panel'
import { Panel } from '@/components/ui/card'
import { Timeline } from '@/components/ui/timeline'
import { isChoiceFact, isDayFact } from '@/lib/cases/vocabulary'
import { taskWords } from '@/lib/cases/words'

/** What happened, newest first: the same words as the person reads, and those only staff need. */
export async function HistoryPanel({ f, one }: PanelProps) {
  const [t, cases, facts] = await Promise.all([
    getTranslations('casesStaff.history'),
    getTranslations('cases'),
    getTranslations('cases.fact'),
  ])
  const days = new Map<string, (typeof one.history)[number][]>()
  for (const event of one.history) {
    const day = f.day(event.at)
    days.set(day, [...(days.get(day) ?? []), event])
  }
  const words = (kind: string) =>
    t.has(kind as 'merged') ? t(kind as 'merged') : cases(`event.${kind as 'opened'}`)
  const about = (data: Record<string, unknown>) => {
    const { fact, rule, task } = data
    if (typeof fact === 'string' && (isDayFact(fact) || isChoiceFact(fact))) return facts(`key.${fact}`)
    if (typeof rule === 'string') return rule
    const found = typeof task === 'string' ? one.tasks.find((each) => each.id === task) : undefined
    return found ? taskWords(cases, found) : null
  }
  return (
    <Panel id="history" title={t('title')}>
      <Timeline
        days={[...days].map(([day, events]) => ({
          day,
          entries: events.map((event) => ({
            key: event.id,
            icon: 'path',
            colour: 'green',
            title: words(event.kind),
            note: (
              <>
                {about(event.data) && <>{about(event.data)} · </>}
                {event.by ? t('by', { name: event.by, time: f.time(event.at) }) : f.time(event.at)}
              </>
            ),
          })),
        }))}
      />
    </Panel>
  )
}
