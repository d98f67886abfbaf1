'use client'

import { type ReactNode, useContext } from 'react'
import { FormContext } from './context'

/** Shown only after the form came back with places to look at: "No, this is somebody new". */
export function AfterLinks({ children }: { children: ReactNode }) {
  const { state } = useContext(FormContext)
  return state.status === 'refused' && state.links ? children : null
}
