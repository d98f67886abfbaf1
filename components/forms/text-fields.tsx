'use client'

import { describedBy, useField } from './context'
import { type FieldLook, FieldWords, fieldClass } from './field-parts'

type TextFieldProps = FieldLook & {
  type?: 'text' | 'email' | 'tel' | 'url' | 'search' | 'password' | 'date' | 'time' | 'number'
  defaultValue?: string | number
  autoComplete?: string
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url'
  min?: string | number
  max?: string | number
  step?: string | number
  maxLength?: number
  /** As wide as what is asked: 16 or 9 rem. */
  short?: boolean
  tiny?: boolean
  /** What people write in their own language: letters decide the direction. */
  dir?: 'ltr' | 'rtl' | 'auto'
  lang?: string
  spellCheck?: boolean
  readOnly?: boolean
}

const leftToRight = ['email', 'tel', 'url', 'password', 'date', 'time', 'number']

/** One line. */
export function TextField({
  name,
  label,
  hint,
  optional,
  type = 'text',
  defaultValue,
  short,
  tiny,
  dir,
  ...rest
}: TextFieldProps) {
  const field = useField(name)
  return (
    <div className={fieldClass(field)}>
      <FieldWords field={field} label={label} hint={hint} optional={optional} />
      <input
        key={field.attempt}
        className={tiny ? 'input input--xs' : short ? 'input input--s' : 'input'}
        id={field.id}
        name={name}
        type={type}
        dir={dir ?? (leftToRight.includes(type) ? 'ltr' : 'auto')}
        // Not a hint: while it is empty, forms.css gives an `auto` field the page's own direction.
        placeholder=" "
        defaultValue={type === 'password' ? undefined : (field.typed?.[0] ?? defaultValue)}
        aria-invalid={field.errors.length > 0 || undefined}
        aria-describedby={describedBy(field, hint)}
        {...rest}
      />
    </div>
  )
}

type Simple = FieldLook & { defaultValue?: string; min?: string; max?: string }

/** A day, in the browser's own calendar. Values are ISO dates. */
export function DateField({ autoComplete, ...props }: Simple & { autoComplete?: string }) {
  return <TextField {...props} autoComplete={autoComplete} type="date" short />
}

/** A time of day, 24 hours. */
export function TimeField({ step, ...props }: Simple & { step?: number }) {
  return <TextField {...props} step={step} type="time" tiny />
}

/**
 * A whole number. Not type=number: a mouse wheel or a screen reader's browse mode changes those by accident,
 * and letters vanish in them without a word.
 */
export function NumberField({ defaultValue, ...props }: FieldLook & { defaultValue?: string | number }) {
  return <TextField {...props} defaultValue={defaultValue} inputMode="numeric" dir="ltr" tiny />
}

/** Six digits in one field, so that a phone can fill it in from the message. */
export function CodeField({ name, label, hint }: Omit<FieldLook, 'optional'>) {
  const field = useField(name)
  return (
    <div className={fieldClass(field)}>
      <FieldWords field={field} label={label} hint={hint} />
      <input
        // A code that was refused is of no use: the field comes back empty.
        key={field.attempt}
        className="input input--code"
        id={field.id}
        name={name}
        type="text"
        dir="ltr"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={12}
        spellCheck={false}
        aria-invalid={field.errors.length > 0 || undefined}
        aria-describedby={describedBy(field, hint)}
      />
    </div>
  )
}

type TextAreaProps = FieldLook & { defaultValue?: string; rows?: number; lang?: string; maxLength?: number }

/** Several lines. */
export function TextArea({ name, label, hint, optional, defaultValue, rows = 5, ...rest }: TextAreaProps) {
  const field = useField(name)
  return (
    <div className={fieldClass(field)}>
      <FieldWords field={field} label={label} hint={hint} optional={optional} />
      <textarea
        key={field.attempt}
        className="input"
        id={field.id}
        name={name}
        rows={rows}
        dir="auto"
        placeholder=" "
        defaultValue={field.typed?.[0] ?? defaultValue}
        aria-invalid={field.errors.length > 0 || undefined}
        aria-describedby={describedBy(field, hint)}
        {...rest}
      />
    </div>
  )
}
