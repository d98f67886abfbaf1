import { getTranslations } from 'next-intl/server'
import { Banner } from '@/components/ui/banner'
import { Icon } from '@/components/ui/icon'
import { Details } from '@/components/ui/text'
import { limits } from '@/lib/config/limits'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { listPhrases } from '@/lib/phrasebook/render'
import { type PhraseId, typeOfBlank } from '@/lib/phrasebook/vocabulary'

type Props = {
  locale: Locale
  f: Formats
  path: string
  chosen: readonly PhraseId[]
  search: string
  /** Went on without choosing. */
  missed: boolean
}

/** Which phrases: a plain GET, so that it works without scripts and the choice stands in the address. */
export async function PhrasePicker({ locale, f, path, chosen, search, missed }: Props) {
  const [t, threads] = await Promise.all([getTranslations('teachingStaff'), getTranslations('threads')])
  const about = {
    nameOf: (situation: Parameters<Parameters<typeof listPhrases>[2]['nameOf']>[0]) =>
      threads(`situation.${situation}`),
    gaps: (name: string) => threads(`gap.${typeOfBlank(name) ?? 'word'}`),
  }
  const [all, found] = await Promise.all([
    listPhrases(locale, 'staff', about),
    listPhrases(locale, 'staff', { ...about, search }),
  ])
  // What a teacher says comes first.
  const book = [...found].sort((a, b) => Number(b.key === 'lessons') - Number(a.key === 'lessons'))
  const kept = all.flatMap((situation) => situation.phrases).filter((phrase) => chosen.includes(phrase.id))
  return (
    <form method="get" action={`/${locale}${path}`} className="stack">
      {missed && (
        <Banner tone="warn" live>
          {t('message.firstChoose')}
        </Banner>
      )}
      <h2>{t('message.choose')}</h2>
      <p className="f__hint">{t('message.chooseHint', { max: limits.threads.phrases })}</p>
      <div className="compose__search">
        <label htmlFor="phrase-find" className="sr">
          {t('message.search')}
        </label>
        <input
          id="phrase-find"
          className="input"
          type="search"
          name="find"
          defaultValue={search}
          placeholder={t('message.search')}
        />
        <button type="submit" className="btn btn--quiet">
          <Icon name="magnifying-glass" />
          {t('message.searchButton')}
        </button>
      </div>
      {book.length === 0 && <p role="status">{t('message.none')}</p>}
      {/* What was chosen stays chosen, whatever is searched. */}
      {kept
        .filter((phrase) => !book.some((one) => one.phrases.some(({ id }) => id === phrase.id)))
        .map((phrase) => (
          <label key={phrase.id} className="pick">
            <input type="checkbox" name="p" value={phrase.id} defaultChecked />
            <span>{phrase.text}</span>
          </label>
        ))}
      {book.map((situation) => (
        <Details
          key={situation.key}
          open={
            search !== '' ||
            situation.key === 'lessons' ||
            situation.phrases.some(({ id }) => chosen.includes(id))
          }
          summary={`${threads(`situation.${situation.key}`)} (${f.number(situation.phrases.length)})`}
        >
          <div className="tiles tiles--plain">
            {situation.phrases.map((phrase) => (
              <label key={phrase.id} className="pick">
                <input
                  type="checkbox"
                  name="p"
                  value={phrase.id}
                  defaultChecked={chosen.includes(phrase.id)}
                />
                <span>{phrase.text}</span>
              </label>
            ))}
          </div>
        </Details>
      ))}
      <div className="row">
        <button type="submit" name="step" value="fill" className="btn">
          {t('message.next')}
        </button>
      </div>
    </form>
  )
}
