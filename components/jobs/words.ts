import type { getTranslations } from 'next-intl/server'

type Words = Awaited<ReturnType<typeof getTranslations<'jobsStaff'>>>

/** A kind's name; its key in the catalogue is the kind with its dots made underscores. */
export function kindWords(t: Words, kind: string): string {
  const key = `kind.${kind.replaceAll('.', '_')}` as never
  return t.has(key) ? t(key) : t('kind.unknown')
}
