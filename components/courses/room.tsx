import { getTranslations } from 'next-intl/server'
import { PlaceMeter } from '@/components/ui/places'
import { Status } from '@/components/ui/status'
import { roomOf } from '@/lib/courses/rules'
import type { RunSummary } from '@/lib/courses/types'
import { type Courses, roomWords } from './words'

type Props = { run: Pick<RunSummary, 'capacity' | 'taken' | 'waiting'>; mine?: number }

/** Chairs and words: how many places of a run are left. */
export async function Room(props: Props) {
  return <RoomIn t={await getTranslations('courses')} {...props} />
}

/** The same where the words are at hand already: in a long list every component that waits costs a detour. */
export function RoomIn({ t, run, mine }: Props & { t: Courses }) {
  const { kind } = roomOf(run)
  const words = roomWords(t, run)
  return (
    <>
      <PlaceMeter capacity={run.capacity} taken={run.taken} mine={mine} label={words} />
      <Status
        phase={kind === 'free' ? 'open' : kind === 'few' ? 'busy' : 'full'}
        tone={kind === 'free' ? 'ok' : kind === 'few' ? 'warn' : undefined}
      >
        {words}
      </Status>
    </>
  )
}
