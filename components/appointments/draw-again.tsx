'use client'

import { useEffect } from 'react'

/** A screen nobody touches: it asks for itself again, and waits while the network is away. */
export function DrawAgain({ seconds }: { seconds: number }) {
  useEffect(() => {
    const timer = setInterval(() => {
      if (navigator.onLine) location.reload()
    }, seconds * 1000)
    return () => clearInterval(timer)
  }, [seconds])
  return null
}
