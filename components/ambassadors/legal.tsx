import { getTranslations } from 'next-intl/server'
import type { IconName } from '@/components/ui/icon'
import { Icon } from '@/components/ui/icon'
import { codeVersion, noteVersion } from '@/lib/ambassadors/rules'
import { town } from '@/lib/config/town'

const noteLines = [
  ['law', 'info'],
  ['who', 'house-line'],
  ['insurance', 'shield-check'],
  ['expenses', 'currency-eur'],
  ['benefit', 'envelope-simple'],
  ['secret', 'lock-simple'],
  ['data', 'user-circle'],
] as const satisfies readonly (readonly [string, IconName])[]

const codeLines = [
  ['equal', 'handshake'],
  ['limits', 'clock'],
  ['private', 'lock-simple'],
  ['money', 'currency-eur'],
  ['belief', 'chat-circle-dots'],
  ['body', 'hand-waving'],
  ['help', 'phone'],
] as const satisfies readonly (readonly [string, IconName])[]

/** What the country's law wants a volunteer to know before they begin. */
export async function LegalNote() {
  const t = await getTranslations('ambassadorsLegal')
  return (
    <section className="card stack" aria-labelledby="note-title">
      <h2 className="h3" id="note-title">
        {t('noteTitle')}
      </h2>
      <ul className="facts-list">
        {noteLines.map(([key, icon]) => (
          <li key={key}>
            <Icon name={icon} />
            <span>{t(`note.${town.country}.${key}`, { centre: town.centre.name, town: town.name })}</span>
          </li>
        ))}
      </ul>
      <p className="soft small">{t('version', { version: `${town.country} ${noteVersion}` })}</p>
    </section>
  )
}

/** The code of conduct. */
export async function CodeOfConduct() {
  const t = await getTranslations('ambassadorsLegal')
  return (
    <>
      <ul className="facts-list">
        {codeLines.map(([key, icon]) => (
          <li key={key}>
            <Icon name={icon} />
            <span>{t(`code.${key}`)}</span>
          </li>
        ))}
      </ul>
      <p className="soft small">{t('version', { version: codeVersion })}</p>
    </>
  )
}
