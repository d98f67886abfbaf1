import { Moon } from './status'

/** Where one is in a journey of a few steps: moons joined by a line. */
export function Stepper({ steps, current, label }: { steps: readonly string[]; current: number; label: string }) {
  return (
    <ol className="steps steps--row" aria-label={label}>
      {steps.map((step, index) => {
        const state = index < current ? 'done' : index === current ? 'now' : 'next'
        return (
          <li key={step} className={`step step--${state}`} aria-current={state === 'now' ? 'step' : undefined}>
            <Moon phase={state === 'done' ? 'done' : state === 'now' ? 'busy' : 'open'} />
            <div className={state === 'now' ? 'strong' : undefined}>{step}</div>
          </li>
        )
      })}
    </ol>
  )
}

/** Numbered sentences: what happens, in order. */
export function NumberedSteps({ steps }: { steps: readonly string[] }) {
  return (
    <ol className="steps">
      {steps.map((step, index) => (
        <li key={step} className="step step--now">
          <span className="stepn" aria-hidden="true">
            {index + 1}
          </span>
          <div>{step}</div>
        </li>
      ))}
    </ol>
  )
}
