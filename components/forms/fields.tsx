'use client'

import { type ReactNode, useId } from 'react'
import { useField } from './context'

type Common = {
  name: string
  label: string
  hint?: string
  /** Optional is marked, required is not. */
  optional?: boolean
  formId?: string
}

function ErrorLine({ id, errors }: { id: string; errors: string[] }) {
  if (errors.length === 0) return null
  return (
    <p className="f__err" id={id}>
      <svg className="i" aria-hidden="true">
        <use href="/icons.svg#warning-circle" />
      </svg>
      <span>{errors[0]}</span>
    </p>
  )
}

function describedBy(hint: string | undefined, hintId: string, errors: string[], errorId: string) {
  return [hint && hintId, errors.length > 0 && errorId].filter(Boolean).join(' ') || undefined
}

function Label({ id, label, optional, word }: { id: string; label: string; optional?: boolean; word: string }) {
  return (
    <label htmlFor={id}>
      {label}
      {optional && <span className="optional"> {word}</span>}
    </label>
  )
}

type InputProps = Common & {
  type?: 'text' | 'email' | 'tel' | 'date' | 'time' | 'number' | 'url' | 'search'
  defaultValue?: string
  autoComplete?: string
  inputMode?: 'text' | 'numeric' | 'email' | 'tel' | 'url'
  min?: string | number
  max?: string | number
  short?: boolean
  dir?: 'ltr' | 'rtl' | 'auto'
  code?: boolean
}

/** One line: text, address, telephone, date, time, number or code. */
export function TextField({ name, label, hint, optional, formId = 'form', type = 'text', defaultValue, short, code, ...rest }: InputProps) {
  const field = useField(name)
  const own = useId()
  const [id, hintId, errorId] = [`${formId}-${name}`, `${own}-hint`, `${own}-error`]
  const ltr = ['email', 'tel', 'date', 'time', 'number', 'url'].includes(type) || code
  return (
    <div className={field.errors.length > 0 ? 'f f--err' : 'f'}>
      <Label id={id} label={label} optional={optional} word={field.optional} />
      {hint && (
        <p className="f__hint" id={hintId}>
          {hint}
        </p>
      )}
      <ErrorLine id={errorId} errors={field.errors} />
      <input
        key={field.attempt}
        className={`input${short ? ' input--s' : ''}${code ? ' input--code' : ''}`}
        id={id}
        name={name}
        type={type}
        dir={ltr ? 'ltr' : 'auto'}
        defaultValue={field.touched ? field.value : defaultValue}
        aria-invalid={field.errors.length > 0 || undefined}
        aria-describedby={describedBy(hint, hintId, field.errors, errorId)}
        {...rest}
      />
    </div>
  )
}

/** Six digits in one field, so that a phone can fill it from the message. */
export function CodeField(props: Common) {
  return <TextField {...props} code inputMode="numeric" autoComplete="one-time-code" />
}

/** Several lines. */
export function TextArea({ name, label, hint, optional, formId = 'form', defaultValue, rows = 5, lang }: Common & { defaultValue?: string; rows?: number; lang?: string }) {
  const field = useField(name)
  const own = useId()
  const [id, hintId, errorId] = [`${formId}-${name}`, `${own}-hint`, `${own}-error`]
  return (
    <div className={field.errors.length > 0 ? 'f f--err' : 'f'}>
      <Label id={id} label={label} optional={optional} word={field.optional} />
      {hint && (
        <p className="f__hint" id={hintId}>
          {hint}
        </p>
      )}
      <ErrorLine id={errorId} errors={field.errors} />
      <textarea
        key={field.attempt}
        className="input"
        id={id}
        name={name}
        rows={rows}
        dir="auto"
        lang={lang}
        defaultValue={field.touched ? field.value : defaultValue}
        aria-invalid={field.errors.length > 0 || undefined}
        aria-describedby={describedBy(hint, hintId, field.errors, errorId)}
      />
    </div>
  )
}

export type Option = { value: string; label: string; hint?: string; lang?: string }

/** One of many. */
export function SelectField({ name, label, hint, optional, formId = 'form', options, defaultValue, empty, short }: Common & { options: readonly Option[]; defaultValue?: string; empty?: string; short?: boolean }) {
  const field = useField(name)
  const own = useId()
  const [id, hintId, errorId] = [`${formId}-${name}`, `${own}-hint`, `${own}-error`]
  return (
    <div className={field.errors.length > 0 ? 'f f--err' : 'f'}>
      <Label id={id} label={label} optional={optional} word={field.optional} />
      {hint && (
        <p className="f__hint" id={hintId}>
          {hint}
        </p>
      )}
      <ErrorLine id={errorId} errors={field.errors} />
      <select
        // React 19 clears a select after its action: a new key draws it anew with what was chosen.
        key={field.attempt}
        className={short ? 'input input--s' : 'input'}
        id={id}
        name={name}
        defaultValue={(field.touched ? field.value : defaultValue) ?? ''}
        aria-invalid={field.errors.length > 0 || undefined}
        aria-describedby={describedBy(hint, hintId, field.errors, errorId)}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  )
}

/** Choices as tiles: one (radio) or several (checkbox). */
export function ChoiceField({ name, label, hint, optional, formId = 'form', options, defaultValues = [], multiple = false, columns = 1, plain = false }: Common & { options: readonly Option[]; defaultValues?: readonly string[]; multiple?: boolean; columns?: 1 | 2; plain?: boolean }) {
  const field = useField(name)
  const own = useId()
  const [hintId, errorId] = [`${own}-hint`, `${own}-error`]
  const chosen = field.touched ? field.values : defaultValues
  return (
    <fieldset
      className={field.errors.length > 0 ? 'f f--err' : 'f'}
      aria-describedby={describedBy(hint, hintId, field.errors, errorId)}
    >
      <legend>
        {label}
        {optional && <span className="optional"> {field.optional}</span>}
      </legend>
      {hint && (
        <p className="f__hint" id={hintId}>
          {hint}
        </p>
      )}
      <ErrorLine id={errorId} errors={field.errors} />
      <div className={columns === 2 ? 'tiles tiles--2' : 'tiles'} key={field.attempt}>
        {options.map((option, index) => (
          <label key={option.value} className={plain ? 'pick' : 'pick pick--tile'} lang={option.lang}>
            <input
              type={multiple ? 'checkbox' : 'radio'}
              id={index === 0 ? `${formId}-${name}` : undefined}
              name={name}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
            />
            <span>
              {option.label}
              {option.hint && <small className="soft block">{option.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

/** One yes. */
export function Checkbox({ name, label, formId = 'form', defaultChecked }: { name: string; label: ReactNode; formId?: string; defaultChecked?: boolean }) {
  const field = useField(name)
  const errorId = useId()
  return (
    <div className={field.errors.length > 0 ? 'f f--err' : 'f'}>
      <ErrorLine id={errorId} errors={field.errors} />
      <label className="pick">
        <input
          key={field.attempt}
          type="checkbox"
          id={`${formId}-${name}`}
          name={name}
          value="on"
          defaultChecked={field.touched ? field.value === 'on' : defaultChecked}
          aria-describedby={field.errors.length > 0 ? errorId : undefined}
        />
        <span>{label}</span>
      </label>
    </div>
  )
}
