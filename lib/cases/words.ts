import { paperKeys, ruleSentences, taskKeys } from './vocabulary'

/** The words of the catalogue `cases`, by key. */
type Catalogue = (key: never) => string
const say = (words: Catalogue, key: string) => words(key as never)

const known = <Key extends string>(keys: readonly Key[], key: string | null): Key | undefined =>
  keys.find((candidate) => candidate === key)

/** A paper's name: ours in the reader's language, else the words somebody typed. */
export function paperWords(t: Catalogue, paper: { key: string | null; words: string | null }): string {
  const key = known(paperKeys, paper.key)
  return key ? say(t, `paper.${key}`) : (paper.words ?? '')
}

/** A task's name: ours in the reader's language, else the words somebody typed. */
export function taskWords(t: Catalogue, task: { key: string | null; words: string | null }): string {
  const key = known(taskKeys, task.key)
  return key ? say(t, `task.${key}`) : (task.words ?? '')
}

/** What a term asks, by the sentence its rule names. */
export function sentenceWords(t: Catalogue, sentence: string): string {
  return say(t, `rule.${known(ruleSentences, sentence) ?? 'check'}`)
}
