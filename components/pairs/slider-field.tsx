'use client'

import { useField } from '@/components/forms/context'
import { FieldWords, fieldClass } from '@/components/forms/field-parts'

/** A number from 0 to a most, as a slider with its ends said. */
export function SliderField({
  name,
  label,
  defaultValue,
  max = 10,
}: {
  name: string
  label: string
  defaultValue: number
  max?: number
}) {
  const field = useField(name)
  return (
    <div className={fieldClass(field)}>
      <FieldWords field={field} label={`${label} · ${field.typed?.[0] ?? defaultValue}`} />
      <input
        key={field.attempt}
        type="range"
        id={field.id}
        name={name}
        min={0}
        max={max}
        step={1}
        defaultValue={field.typed?.[0] ?? defaultValue}
      />
    </div>
  )
}
