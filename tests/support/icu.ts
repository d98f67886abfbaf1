import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser'
import { localeTags } from '@/lib/i18n/locales'

type Arguments = Map<string, string>

/** Every argument of a message and what it is, whatever the branch it stands in. */
function argumentsOf(elements: MessageFormatElement[], found: Arguments = new Map()): Arguments {
  for (const element of elements) {
    if (element.type === TYPE.argument) found.set(element.value, found.get(element.value) ?? 'plain')
    if (element.type === TYPE.number || element.type === TYPE.date || element.type === TYPE.time)
      found.set(element.value, String(element.type))
    if (element.type === TYPE.tag) {
      found.set(element.value, 'tag')
      argumentsOf(element.children, found)
    }
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      found.set(element.value, element.type === TYPE.plural ? 'plural' : 'select')
      for (const option of Object.values(element.options)) argumentsOf(option.value, found)
    }
  }
  return found
}

/** What is wrong with a translation beside its source; empty when nothing is. */
export function faults(locale: keyof typeof localeTags, source: string, translation: string): string[] {
  const wrong: string[] = []
  let elements: MessageFormatElement[]
  try {
    elements = parse(translation)
  } catch (error) {
    return [`cannot be read: ${(error as Error).message}`]
  }
  const [wanted, has] = [argumentsOf(parse(source)), argumentsOf(elements)]
  for (const name of wanted.keys()) if (!has.has(name)) wrong.push(`misses {${name}}`)
  for (const name of has.keys()) if (!wanted.has(name)) wrong.push(`knows no {${name}}`)
  const categories = new Intl.PluralRules(localeTags[locale]).resolvedOptions().pluralCategories
  const walk = (parts: MessageFormatElement[]) => {
    for (const part of parts) {
      if (part.type === TYPE.plural) {
        const given = Object.keys(part.options).filter((key) => !key.startsWith('='))
        for (const category of categories)
          if (!given.includes(category)) wrong.push(`misses the plural “${category}”`)
        for (const category of given)
          if (!categories.includes(category as never)) wrong.push(`“${category}” is no plural of ${locale}`)
      }
      if (part.type === TYPE.plural || part.type === TYPE.select)
        for (const option of Object.values(part.options)) walk(option.value)
      if (part.type === TYPE.tag) walk(part.children)
    }
  }
  walk(elements)
  if (translation.trim() === '') wrong.push('is empty')
  if (translation !== translation.normalize('NFC')) wrong.push('is not in Unicode’s composed form')
  return wrong
}
