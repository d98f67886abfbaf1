import { getTranslations } from 'next-intl/server'
import { Avatar } from '@/components/ui/people'
import type { WallWord } from '@/lib/ambassadors/public-queries'
import { dirOf, type Locale } from '@/lib/i18n/locales'

/** What ambassadors say, in the language in which they said it. Only those who wished to stand here. */
export async function Voices({
  locale,
  words,
  title,
  id,
  more,
}: {
  locale: Locale
  words: readonly WallWord[]
  title: string
  id: string
  /** A link to everybody's. */
  more?: boolean
}) {
  const t = await getTranslations('ambassadors')
  return (
    <>
      <h2 id={id}>{title}</h2>
      <ul className="amb-voices">
        {words.map((voice) => (
          <li key={`${voice.shownAs}${voice.words}`}>
            <figure className="card stack">
              <blockquote lang={voice.language} dir={dirOf(voice.language)}>
                <p>{voice.words}</p>
              </blockquote>
              <figcaption className="row row--tight">
                <Avatar name={voice.shownAs} size="s" />
                <bdi className="strong">{voice.shownAs}</bdi>
              </figcaption>
            </figure>
          </li>
        ))}
      </ul>
      {more && (
        <p>
          <a href={`/${locale}/ambassadors/thanks`}>{t('wall.link')}</a>
        </p>
      )}
    </>
  )
}
