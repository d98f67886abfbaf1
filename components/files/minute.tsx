'use client'

import { type ReactNode, useEffect, useState } from 'react'

/** Shows its children for so long, then `over` in their place: nobody is led away, and a reader hears that it closed. */
export function Minute({
  seconds,
  over,
  children,
}: {
  seconds: number
  over: ReactNode
  children: ReactNode
}) {
  const [open, setOpen] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setOpen(false), seconds * 1000)
    return () => clearTimeout(timer)
  }, [seconds])
  return (
    <>
      <div aria-live="polite">{!open && over}</div>
      {open && children}
    </>
  )
}
