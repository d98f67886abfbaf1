'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { forgetCopy, listWaiting, nothingWaiting, sendAll, type Waiting, watch } from './queue'

/** The queue of this phone, and the reasons to try again: the network is back, the page is looked at, time passes. */
export function useQueue(owner: string): readonly Waiting[] {
  const list = useSyncExternalStore(watch, () => listWaiting(owner), nothingWaiting)
  const waiting = list.some((one) => one.state === 'waiting')
  useEffect(() => {
    const again = () => void sendAll(owner)
    const seen = () => document.visibilityState === 'visible' && again()
    const elsewhere = (event: StorageEvent) => event.key === `sheets:${owner}` && forgetCopy(owner)
    again()
    window.addEventListener('online', again)
    window.addEventListener('storage', elsewhere)
    document.addEventListener('visibilitychange', seen)
    return () => {
      window.removeEventListener('online', again)
      window.removeEventListener('storage', elsewhere)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [owner])
  useEffect(() => {
    if (!waiting) return
    // Some phones never say that they are online again.
    const timer = setInterval(() => void sendAll(owner), 8000)
    return () => clearInterval(timer)
  }, [owner, waiting])
  return list
}
