/** Words that people typed can hide in what a library says about its failure: a value in a key, a call with its arguments. */
const masks: readonly [RegExp, string][] = [
  // Prisma prints the whole call, with what was to be written.
  [/\n*Invalid `[\s\S]*?invocation[^\n]*\n[\s\S]*?\n\n(?=[^\n]*$)/, ''],
  // PostgreSQL: Key (email)=(somebody@example.org) already exists.
  [/\)=\((?:[^()]|\([^()]*\))*\)/g, ')=(…)'],
  [/(Failing row contains )\([\s\S]*?\)\.?/g, '$1(…)'],
  [/[^\s"'`(<]+@[^\s"'`)>]+/g, '…@…'],
  [/\+?\d[\d\s./-]{6,}\d/g, '…'],
  // A quoted value; names of columns and tables stay.
  [/"(?![a-z_]+")[^"]*"/g, '"…"'],
]

/** A failure's words without values: what broke and where, not with whose data. */
export function cleanMessage(message: string): string {
  return masks.reduce((text, [pattern, instead]) => text.replace(pattern, instead), message).slice(0, 500)
}

/** An error as it may be logged: kind, code, cleaned words, and the places it went through. */
export function cleanError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error, message: cleanMessage(String(error)) }
  const { name, message, stack, cause } = error
  const code = (error as { code?: unknown }).code
  const digest = (error as { digest?: unknown }).digest
  return {
    type: name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof digest === 'string' && /^\d+$/.test(digest) ? { digest } : {}),
    message: cleanMessage(message),
    // Only the places: the first lines of a stack repeat the words.
    stack: stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 20)
      .join('\n'),
    ...(cause === undefined ? {} : { cause: cleanError(cause) }),
  }
}
