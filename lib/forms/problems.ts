import type { z } from 'zod'

export type Problem = { path: string; key: string; params: Record<string, string | number> }

/** A field's name as forms write it: `weekly[0].from`. */
function nameOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((name, step) => {
    if (typeof step === 'number') return `${name}[${step}]`
    return name ? `${name}.${String(step)}` : String(step)
  }, '')
}

/**
 * A zod issue as a key of the catalogue `validation` with its numbers. Our own refinements carry the key as
 * their message; zod's built-in checks are translated here, so that no English reaches a person.
 */
export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.map((issue) => {
    const path = nameOf(issue.path)
    const own = /^[a-z][A-Za-z]+$/.test(issue.message) ? issue.message : null
    const params: Record<string, string | number> = {}
    if (issue.code === 'custom') Object.assign(params, issue.params)
    if (issue.code === 'too_big') params.max = Number(issue.maximum)
    if (issue.code === 'too_small') params.min = Number(issue.minimum)
    return { path, key: own ?? keyOf(issue), params }
  })
}

function keyOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_big':
      return issue.origin === 'string' ? 'tooLong' : 'tooHigh'
    case 'too_small':
      return issue.origin === 'string' ? 'required' : 'tooLow'
    case 'invalid_type':
      return issue.input === undefined || issue.input === '' ? 'required' : 'invalidChoice'
    case 'invalid_value':
      return 'invalidChoice'
    default:
      return 'invalidChoice'
  }
}
