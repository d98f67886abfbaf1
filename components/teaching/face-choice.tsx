'use client'

import { describedBy, useField } from '@/components/forms/context'
import { FieldError, fieldClass } from '@/components/forms/field-parts'
import { Icon, type IconName } from '@/components/ui/icon'

export type Face = { value: string; label: string; icon?: IconName }

/** One of three, as large as a thumb: faces, or words. */
export function FaceChoice({
  name,
  label,
  options,
}: {
  name: string
  label: string
  options: readonly Face[]
}) {
  const field = useField(name)
  return (
    <fieldset className={fieldClass(field)} aria-describedby={describedBy(field, undefined)}>
      <legend>{label}</legend>
      <FieldError field={field} />
      <div className="faces" key={field.attempt}>
        {options.map((option, index) => (
          <label className="tap face" key={option.value}>
            <input
              type="radio"
              id={index === 0 ? field.id : undefined}
              name={name}
              value={option.value}
              defaultChecked={field.typed?.includes(option.value)}
            />
            {option.icon && <Icon name={option.icon} />}
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
