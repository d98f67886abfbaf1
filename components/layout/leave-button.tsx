'use client'

import { type ReactNode, useEffect } from 'react'
import { Icon } from '@/components/ui/icon'

/** Remembered in this tab only: somebody left, so "back" shows nothing of us either. */
const left = 'samen.left'
const presses = 3
const withinMs = 2000

function remember(on: boolean) {
  try {
    if (on) sessionStorage.setItem(left, '1')
    else sessionStorage.removeItem(left)
  } catch {
    // A browser that keeps nothing still leaves.
  }
}

function hasLeft(): boolean {
  try {
    return sessionStorage.getItem(left) === '1'
  } catch {
    return false
  }
}

/** Nothing of the page is in sight while the other one comes; it takes this one's place in the history. */
function leave(href: string) {
  remember(true)
  document.body.hidden = true
  document.title = ' '
  location.replace(href)
}

/** The link that leaves at once, and Escape pressed three times within two seconds. */
export function LeaveButton({ href, hint, children }: { href: string; hint: string; children: ReactNode }) {
  useEffect(() => {
    const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    if (hasLeft() && visit?.type === 'back_forward') leave(href)
    else remember(false)
    let times: number[] = []
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.repeat) return
      times = [...times.filter((at) => event.timeStamp - at < withinMs), event.timeStamp]
      if (times.length >= presses) leave(href)
    }
    // A page that the browser kept whole comes back without loading.
    const onShow = (event: PageTransitionEvent) => {
      if (event.persisted && hasLeft()) leave(href)
    }
    document.addEventListener('keydown', onKey)
    window.addEventListener('pageshow', onShow)
    return () => {
      document.removeEventListener('keydown', onKey)
      window.removeEventListener('pageshow', onShow)
    }
  }, [href])
  return (
    <a
      className="btn btn--quiet btn--s"
      href={href}
      rel="nofollow noreferrer"
      title={hint}
      onClick={(event) => {
        event.preventDefault()
        leave(href)
      }}
    >
      <Icon name="x" />
      {children}
    </a>
  )
}
