import type { Locale } from '@/lib/i18n/locales'
import type { CourseSeed, CourseWordsSeed } from './course-seed'
import ar from './course-texts/ar.json'
import de from './course-texts/de.json'
import en from './course-texts/en.json'
import es from './course-texts/es.json'
import fa from './course-texts/fa.json'
import fr from './course-texts/fr.json'
import nl from './course-texts/nl.json'
import pl from './course-texts/pl.json'
import ro from './course-texts/ro.json'
import ti from './course-texts/ti.json'
import tr from './course-texts/tr.json'
import uk from './course-texts/uk.json'

const byLanguage: Record<Locale, Record<string, CourseWordsSeed>> = {
  ar,
  de,
  en,
  es,
  fa,
  fr,
  nl,
  pl,
  ro,
  ti,
  tr,
  uk,
}

/**
 * What a course is called and promises, by language. The CV workshop has not been translated into every language:
 * there the town shows the Dutch text, marked, as it does for anything new.
 */
export function courseTextsOf(slug: string): CourseSeed['texts'] {
  const texts = Object.fromEntries(
    Object.entries(byLanguage).flatMap(([locale, words]) => (words[slug] ? [[locale, words[slug]]] : [])),
  )
  if (!('nl' in texts)) throw new Error(`no texts for course ${slug}`)
  return texts as CourseSeed['texts']
}
