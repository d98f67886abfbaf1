'use client'

import type { ReactNode } from 'react'
import { Icon, type IconName } from '@/components/ui/icon'
import { describedBy, useField } from './context'
import { FieldError, type FieldLook, FieldWords, fieldClass } from './field-parts'

export type Option = {
  value: string
  label: ReactNode
  hint?: ReactNode
  icon?: IconName
  /** When the label is in another language than the page (a language's own name). */
  lang?: string
  dir?: 'ltr' | 'rtl'
}

type SelectProps = FieldLook & {
  options: readonly (Option & { label: string })[]
  defaultValue?: string
  /** First line that chooses nothing: "Kies een taal". */
  empty?: string
  short?: boolean
  autoComplete?: string
}

/** One of many. */
export function SelectField({
  name,
  label,
  hint,
  optional,
  options,
  defaultValue,
  empty,
  short,
  autoComplete,
}: SelectProps) {
  const field = useField(name)
  return (
    <div className={fieldClass(field)}>
      <FieldWords field={field} label={label} hint={hint} optional={optional} />
      <select
        key={field.attempt}
        className={short ? 'input input--s' : 'input'}
        id={field.id}
        name={name}
        autoComplete={autoComplete}
        defaultValue={(field.typed ? field.typed[0] : defaultValue) ?? ''}
        aria-invalid={field.errors.length > 0 || undefined}
        aria-describedby={describedBy(field, hint)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang} dir={option.dir}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

type GroupProps = FieldLook & {
  options: readonly Option[]
  /** Side by side from 640 px. */
  columns?: 1 | 2
  /** Without frames, for long lists. */
  plain?: boolean
}

function Choices({
  type,
  chosen,
  name,
  label,
  hint,
  optional,
  options,
  columns = 1,
  plain,
}: GroupProps & { type: 'radio' | 'checkbox'; chosen: readonly string[] }) {
  const field = useField(name)
  const now = field.typed ?? chosen
  return (
    <fieldset
      className={fieldClass(field)}
      role={type === 'radio' ? 'radiogroup' : undefined}
      aria-invalid={(type === 'radio' && field.errors.length > 0) || undefined}
      aria-describedby={describedBy(field, hint)}
    >
      <legend>
        {label}
        {optional && <span className="optional"> {field.optionalWord}</span>}
      </legend>
      {hint && (
        <p className="f__hint" id={field.hintId}>
          {hint}
        </p>
      )}
      <FieldError field={field} />
      <div
        className={`tiles${columns === 2 ? ' tiles--2' : ''}${plain ? ' tiles--plain' : ''}`}
        key={field.attempt}
      >
        {options.map((option, index) => (
          <label key={option.value} className={plain ? 'pick' : 'pick pick--tile'}>
            <input
              type={type}
              // The error summary leads to the first choice.
              id={index === 0 ? field.id : undefined}
              name={name}
              value={option.value}
              defaultChecked={now.includes(option.value)}
            />
            {option.icon && <Icon name={option.icon} />}
            <span lang={option.lang} dir={option.dir}>
              {option.label}
              {option.hint && <span className="pick__hint">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** One of a few, as cards. */
export function RadioGroup({ defaultValue, ...props }: GroupProps & { defaultValue?: string }) {
  return <Choices {...props} type="radio" chosen={defaultValue === undefined ? [] : [defaultValue]} />
}

/** Any of a few, as cards. The value is a list. */
export function CheckboxGroup({
  defaultValues,
  ...props
}: GroupProps & { defaultValues?: readonly string[] }) {
  return <Choices {...props} type="checkbox" chosen={defaultValues ?? []} />
}

type CheckboxProps = {
  name: string
  label: ReactNode
  hint?: ReactNode
  value?: string
  defaultChecked?: boolean
  tile?: boolean
}

/** One yes. Its value is `on` when nothing else is given. */
export function Checkbox({ name, label, hint, value = 'on', defaultChecked, tile }: CheckboxProps) {
  const field = useField(name)
  return (
    <div className={fieldClass(field)}>
      <FieldError field={field} />
      <label className={tile ? 'pick pick--tile' : 'pick'}>
        <input
          key={field.attempt}
          type="checkbox"
          id={field.id}
          name={name}
          value={value}
          defaultChecked={field.typed ? field.typed.includes(value) : defaultChecked}
          aria-invalid={field.errors.length > 0 || undefined}
          aria-describedby={describedBy(field, hint)}
        />
        <span>
          {label}
          {hint && (
            <span className="pick__hint" id={field.hintId}>
              {hint}
            </span>
          )}
        </span>
      </label>
    </div>
  )
}
