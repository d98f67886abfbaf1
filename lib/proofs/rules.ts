/** Letters and digits that are not mistaken for another when read out or copied (no 0/O, 1/I/L, 5/S, 2/Z, 8/B). */
export const codeLetters = 'ACDEFGHJKMNPQRTUVWXY34679'

/** A code as somebody typed it, in the form we keep: twelve letters; null when it cannot be one. */
export function readCode(typed: string): string | null {
  const bare = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-–—_]/g, '')
  return bare.length === 12 && [...bare].every((letter) => codeLetters.includes(letter)) ? bare : null
}

/** `K7M44QX9DACD` → `K7M4-4QX9-DACD`: easy to copy from paper. */
export function shownCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-')
}
