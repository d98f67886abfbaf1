/** A text with marks in place of what must not leave the house, and what the marks stand for. */
export type Hidden = { text: string; words: string[] }

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

// Marks that translators carry over: letters and a number, in no language a word.
const markOf = (n: number) => `XQ${n}X`

/**
 * Puts marks in the place of names, e-mail addresses, web addresses and numbers of three digits and more (telephone, file
 * and house numbers, dates). Pure.
 */
export function hideWords(text: string, names: readonly string[]): Hidden {
  const words: string[] = []
  const keep = (found: string) => {
    const at = words.indexOf(found)
    return markOf(at >= 0 ? at : words.push(found) - 1)
  }
  const parts = [...new Set(names.flatMap((name) => [name, ...name.split(/\s+/)]))]
    .map((part) => part.trim())
    .filter((part) => [...part].length > 1)
    .sort((a, b) => b.length - a.length)
  // What looks like a mark already would be taken for one.
  let hidden = text.replace(/XQ\d+X/g, keep)
  hidden = hidden.replace(/[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+|https?:\/\/\S+/g, (found) =>
    /XQ\d+X/.test(found) ? found : keep(found),
  )
  for (const part of parts)
    hidden = hidden.replace(
      new RegExp(`(?<![\\p{L}\\p{N}])${escaped(part)}(?![\\p{L}\\p{N}])`, 'giu'),
      (found) => (/^XQ\d+X$/.test(found) ? found : keep(found)),
    )
  hidden = hidden.replace(/(?<![\p{L}\p{N}])\+?\p{N}[\p{N} ./-]*\p{N}(?![\p{L}])/gu, (found) =>
    (found.match(/\p{N}/gu)?.length ?? 0) >= 3 ? keep(found) : found,
  )
  return { text: hidden, words }
}

/** Puts the words back; null when a mark was lost or doubled beyond sense. */
export function showWords(text: string, words: readonly string[]): string | null {
  const seen = new Set<number>()
  const shown = text.replace(/xq\s*(\d+)\s*x/gi, (mark, digits: string) => {
    const at = Number(digits)
    if (words[at] === undefined) return mark
    seen.add(at)
    return words[at]
  })
  return seen.size === words.length ? shown : null
}
