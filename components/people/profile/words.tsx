import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { type Formats, formats } from '@/lib/i18n/format'
import { dirOf, type Locale } from '@/lib/i18n/locales'
import { townZone } from '@/lib/time/clock'

/** Words in the language of the one who answers, with the worker's language beside them when both sit at one screen. */
export type Asked = {
  /** The language in which the question is put. */
  language: Locale
  f: Formats
  /** The words with the worker's beside them. */
  say: (key: string, values?: Record<string, string | number>) => ReactNode
  /** The same as one string: for choices of a list, names of things, the page's title. */
  text: (key: string, values?: Record<string, string | number>) => string
  /** A language's name. */
  languageName: (code: string) => string
  together: boolean
}

/** Whoever answers alone reads one language; a worker beside them reads theirs too. */
export async function askedIn(
  language: Locale,
  worker: Locale | null,
  namespace: 'profile' | 'consent' = 'profile',
): Promise<Asked> {
  const t = await getTranslations({ locale: language, namespace })
  const beside = worker && worker !== language ? await getTranslations({ locale: worker, namespace }) : null
  const f = formats(language, townZone())
  const besideF = beside && worker ? formats(worker, townZone()) : null
  const text: Asked['text'] = (key, values) => t(key as never, values as never)
  return {
    language,
    f,
    together: worker !== null,
    text: (key, values) =>
      beside ? `${text(key, values)} / ${beside(key as never, values as never)}` : text(key, values),
    say: (key, values) =>
      beside && worker ? (
        <Both main={text(key, values)} language={language} worker={worker}>
          {beside(key as never, values as never)}
        </Both>
      ) : (
        text(key, values)
      ),
    languageName: (code) => {
      const main = f.languageName(code)
      const other = besideF?.languageName(code)
      return other && other !== main ? `${main} / ${other}` : main
    },
  }
}

function Both({
  main,
  language,
  worker,
  children,
}: {
  main: string
  language: Locale
  worker: Locale
  children: ReactNode
}) {
  return (
    <span className="both">
      <span lang={language} dir={dirOf(language)}>
        {main}
      </span>
      <span className="both__worker" lang={worker} dir={dirOf(worker)}>
        {children}
      </span>
    </span>
  )
}
