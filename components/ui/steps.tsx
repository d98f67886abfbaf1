import type { CSSProperties, ReactNode } from 'react'
import { Moon } from './status'

export type StepItem = { label: ReactNode; note?: ReactNode }

type StepperProps = {
  steps: readonly (string | StepItem)[]
  /** Index of the step that is now; everything before it is done. `steps.length` when all is done. */
  current: number
  /** "Stap 2 van 3: kijk na". */
  label: string
  column?: boolean
  /** Words for screen readers after a step: "klaar", "nu". */
  doneLabel?: string
}

/** Where one is in a journey of a few steps: moons joined by a line. */
export function Stepper({ steps, current, label, column, doneLabel }: StepperProps) {
  return (
    <ol className={column ? 'steps' : 'steps steps--row'} aria-label={label}>
      {steps.map((item, index) => {
        const step: StepItem = typeof item === 'string' ? { label: item } : item
        const state = index < current ? 'done' : index === current ? 'now' : 'next'
        return (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a step is its number
            key={index}
            className={`step step--${state}`}
            aria-current={state === 'now' ? 'step' : undefined}
          >
            <Moon phase={state === 'done' ? 'done' : state === 'now' ? 'busy' : 'open'} />
            <div>
              {state === 'next' ? <span>{step.label}</span> : <b>{step.label}</b>}
              {state === 'done' && doneLabel && <span className="sr"> ({doneLabel})</span>}
              {step.note && <span className="soft small block">{step.note}</span>}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

/** Numbered sentences: what happens, in order. */
export function Steps({ steps }: { steps: readonly ReactNode[] }) {
  return (
    <ol className="steps">
      {steps.map((step, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its number
          key={index}
          className="step step--now"
        >
          <span className="stepn" aria-hidden="true">
            {index + 1}
          </span>
          <div>{step}</div>
        </li>
      ))}
    </ol>
  )
}

/** How much of something is done. The words carry it; the bar repeats them. */
export function Progress({ value, max, label }: { value: number; max: number; label: string }) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div className="progress">
      <p className="small strong">{label}</p>
      <span className="progress__bar" aria-hidden="true" style={{ '--v': share } as CSSProperties} />
    </div>
  )
}
