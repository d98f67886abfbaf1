import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Icon, type IconName } from '@/components/ui/icon'

type FilterFormProps = {
  /** The list's own address, with its language. */
  action: string
  label: string
  /** The button that opens the questions on a phone: "Filter (2)". */
  openLabel: string
  submitLabel: string
  /** What stays as it is: the order, the search words. */
  hidden?: Readonly<Record<string, string | undefined>>
  children: ReactNode
  /** A link that wipes all choices. */
  clear?: ReactNode
  open?: boolean
}

/** Questions that make a list shorter. A plain GET, so the address can be shared and scripts are not needed. */
export function FilterForm({
  action,
  label,
  openLabel,
  submitLabel,
  hidden = {},
  children,
  clear,
  open,
}: FilterFormProps) {
  return (
    <details className="filters" open={open}>
      <summary className="btn btn--quiet">
        <Icon name="funnel-simple" />
        {openLabel}
      </summary>
      <form className="filter" action={action} method="get" aria-label={label}>
        {Object.entries(hidden).map(([name, value]) =>
          value === undefined ? null : <input key={name} type="hidden" name={name} value={value} />,
        )}
        {children}
        <Button wide>{submitLabel}</Button>
        {clear}
      </form>
    </details>
  )
}

export type FilterOption = { value: string; label: string; count?: ReactNode; icon?: IconName }

type FilterGroupProps = {
  name: string
  legend: string
  options: readonly FilterOption[]
  chosen: readonly string[]
  /** Only one can be chosen. */
  single?: boolean
}

/** One question of a filter. */
export function FilterGroup({ name, legend, options, chosen, single }: FilterGroupProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label className="pick" key={option.value}>
          <input
            type={single ? 'radio' : 'checkbox'}
            name={name}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
          />
          {option.icon && <Icon name={option.icon} />}
          <span>{option.label}</span>
          {option.count !== undefined && <span className="n num">{option.count}</span>}
        </label>
      ))}
    </fieldset>
  )
}

type SearchFormProps = {
  action: string
  name?: string
  /** For screen readers: what can be found. */
  label: string
  placeholder?: string
  defaultValue?: string
  submitLabel: string
  hidden?: Readonly<Record<string, string | undefined>>
  id?: string
  /** `post` where the words may name a person: to /staff/find, with the list as `to`. */
  method?: 'get' | 'post'
}

/** One field and one button that search. */
export function SearchForm({
  action,
  name = 'q',
  label,
  placeholder,
  defaultValue,
  submitLabel,
  hidden = {},
  id = 'search',
  method = 'get',
}: SearchFormProps) {
  return (
    <search className="search-box">
      <form action={action} method={method} className="search-row">
        {Object.entries(hidden).map(([key, value]) =>
          value === undefined ? null : <input key={key} type="hidden" name={key} value={value} />,
        )}
        <div className="search">
          <label className="sr" htmlFor={id}>
            {label}
          </label>
          <Icon name="magnifying-glass" />
          <input
            className="input"
            id={id}
            name={name}
            type="search"
            data-search-key
            dir="auto"
            autoComplete="off"
            placeholder={placeholder}
            defaultValue={defaultValue}
          />
        </div>
        <Button variant="quiet">{submitLabel}</Button>
      </form>
    </search>
  )
}
