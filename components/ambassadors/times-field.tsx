'use client'

import { describedBy, useField } from '@/components/forms/context'
import { FieldError, fieldClass } from '@/components/forms/field-parts'

type Props = {
  name: string
  legend: string
  hint?: string
  /** Monday first. */
  days: readonly string[]
  parts: readonly { value: string; label: string }[]
  chosen: readonly string[]
}

/** The week as a table of boxes: a row for each day, a column for each part of it. */
export function TimesField({ name, legend, hint, days, parts, chosen }: Props) {
  const field = useField(name)
  const now = field.typed ?? chosen
  return (
    <fieldset className={fieldClass(field)} aria-describedby={describedBy(field, hint)}>
      <legend>{legend}</legend>
      {hint && (
        <p className="f__hint" id={field.hintId}>
          {hint}
        </p>
      )}
      <FieldError field={field} />
      <table className="weekgrid" key={field.attempt}>
        <thead>
          <tr>
            <td />
            {parts.map((part) => (
              <th key={part.value} scope="col">
                {part.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day, index) => (
            <tr key={day}>
              <th scope="row">{day}</th>
              {parts.map((part) => {
                const value = `${index + 1}-${part.value}`
                return (
                  <td key={part.value}>
                    <label className="weekgrid__cell">
                      <input
                        type="checkbox"
                        id={index === 0 && part === parts[0] ? field.id : undefined}
                        name={name}
                        value={value}
                        defaultChecked={now.includes(value)}
                      />
                      <span className="sr">{`${day}, ${part.label}`}</span>
                    </label>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </fieldset>
  )
}
