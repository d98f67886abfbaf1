import type { FormValues } from './state'

/**
 * What was typed, to be given back: text only, each value cut at a generous length, and never a name that
 * begins with `_` or `$` (ours and React's). A field sent several times is a list.
 */
export function valuesOf(data: FormData): FormValues {
  const values: FormValues = {}
  for (const [name, value] of data.entries()) {
    if (name.startsWith('_') || name.startsWith('$') || typeof value !== 'string') continue
    const text = value.slice(0, 20_000)
    const before = values[name]
    if (before === undefined) values[name] = text
    else values[name] = Array.isArray(before) ? [...before, text] : [before, text]
  }
  return values
}
