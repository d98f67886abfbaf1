import { getTranslations } from 'next-intl/server'
import { PlaceMeter } from '@/components/ui/places'
import { Status } from '@/components/ui/status'
import { roomOf } from '@/lib/courses/rules'
import type { RunSummary } from '@/lib/courses/types'
import { roomWords } from './words'

/** Chairs and words: how many places of a run are left. */
export async function Room({
  run,
  mine,
}: {
  run: Pick<RunSummary, 'capacity' | 'taken' | 'waiting'>
  mine?: number
}) {
  const t = await getTranslations('courses')
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
