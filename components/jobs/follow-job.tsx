'use client'

import { useEffect, useRef, useState } from 'react'
import { Progress } from '@/components/ui/steps'

type Props = {
  href: string
  done: number
  total: number | null
  label: string
  words: string
  unknown: string
}

/**
 * A bar that follows a job every second and draws the page anew when it has ended. `words` is "{done} / {total}" in the
 * person's language. Without scripts the page asks for itself again (see the noscript beside it).
 */
export function FollowJob({ href, label, words, unknown, ...first }: Props) {
  const [at, setAt] = useState({ done: first.done, total: first.total })
  const asking = useRef(false)
  useEffect(() => {
    const timer = setInterval(async () => {
      if (asking.current || document.hidden) return
      asking.current = true
      try {
        const answer = await fetch(href, { cache: 'no-store' })
        if (!answer.ok) return
        const job = await answer.json()
        if (job.ended) location.reload()
        else setAt({ done: job.done, total: job.total })
      } catch {
        // The network is away for a moment: the next look will tell.
      } finally {
        asking.current = false
      }
    }, 1000)
    return () => clearInterval(timer)
  }, [href])
  const said = at.total
    ? words.replace('{done}', String(at.done)).replace('{total}', String(at.total))
    : unknown
  return (
    <div role="status" aria-label={label}>
      <Progress value={at.done} max={at.total ?? 0} label={said} />
    </div>
  )
}
