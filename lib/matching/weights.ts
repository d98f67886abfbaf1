import { facets, type Weights } from './types'

/** Weights out of stored JSON or a form; what is missing or no number from 0 to 10 stays as it was. */
export function weightsFrom(value: unknown, before: Weights): Weights {
  const given = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const weights = { ...before }
  for (const name of [...facets, 'waiting'] as const) {
    const number = given[name]
    if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= 10)
      weights[name] = number
  }
  return weights
}
