import type { getTranslations } from 'next-intl/server'
import { paperKeys, taskKeys } from '@/lib/cases/vocabulary'

export type CaseWords = Awaited<ReturnType<typeof getTranslations<'cases'>>>

const known = <Key extends string>(keys: readonly Key[], key: string | null): Key | undefined =>
  keys.find((candidate) => candidate === key)

/** A paper's name: ours in the reader's language, else the words somebody typed. */
export function paperWords(t: CaseWords, paper: { key: string | null; words: string | null }): string {
  const key = known(paperKeys, paper.key)
  return key ? t(`paper.${key}`) : (paper.words ?? '')
}

/** A task's name: ours in the reader's language, else the words somebody typed. */
export function taskWords(t: CaseWords, task: { key: string | null; words: string | null }): string {
  const key = known(taskKeys, task.key)
  return key ? t(`task.${key}`) : (task.words ?? '')
}
