'use client'

import { describedBy, useField } from '@/components/forms/context'
import { FieldError, fieldClass } from '@/components/forms/field-parts'

export type WeekDay = { label: string; parts: { bit: number; label: string }[] }

/** Seven days of three boxes. The error summary leads to the first. */
export function WeekBoxes({
  label,
  hint,
  days,
  chosen,
}: {
  label: string
  hint: string
  days: readonly WeekDay[]
  chosen: number
}) {
  const field = useField('availability')
  const now = field.typed?.map(Number)
  return (
    <fieldset className={fieldClass(field)} aria-describedby={describedBy(field, hint)}>
      <legend>{label}</legend>
      <p className="f__hint" id={field.hintId}>
        {hint}
      </p>
      <FieldError field={field} />
      <div className="week" key={field.attempt}>
        {days.map((day) => (
          <fieldset key={day.label} className="week__day">
            <legend>{day.label}</legend>
            {day.parts.map(({ bit, label: part }) => (
              <label className="pick" key={bit}>
                <input
                  type="checkbox"
                  id={bit === 0 ? field.id : undefined}
                  name="availability"
                  value={bit}
                  defaultChecked={now ? now.includes(bit) : (chosen & (1 << bit)) !== 0}
                />
                <span>{part}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </fieldset>
  )
}
