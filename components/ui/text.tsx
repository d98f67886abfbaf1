import type { ReactNode } from 'react'
import { dirOf } from '@/lib/i18n/locales'
import { Icon } from './icon'

type ForeignProps = {
  /** BCP 47 tag of the words. */
  lang: string
  children: ReactNode
  as?: 'span' | 'p' | 'div' | 'bdi' | 'li'
  /** A sentence in the page's language: "Alleen in het Nederlands". */
  mark?: string
  className?: string
}

/** Words in another language than the page's: marked for screen readers, letters and direction. */
export function Foreign({ lang, children, as: As = 'span', mark, className }: ForeignProps) {
  const words = (
    <As lang={lang} dir={dirOf(lang)} className={className}>
      {children}
    </As>
  )
  if (!mark) return words
  const Box = As === 'span' || As === 'bdi' ? 'span' : 'div'
  return (
    <Box className="foreign">
      {words}
      <span className="foreign__mark">
        <Icon name="translate" />
        <span>{mark}</span>
      </span>
    </Box>
  )
}

/** Names, times and numbers: they keep their own order inside right-to-left words. */
export function Bdi({ children, dir }: { children: ReactNode; dir?: 'ltr' | 'rtl' }) {
  return <bdi dir={dir}>{children}</bdi>
}

/** A telephone number one can press. Digits stay in their order. */
export function PhoneLink({ number, shown }: { number: string; shown: string }) {
  return (
    <a href={`tel:${number}`} className="nowrap">
      <bdi dir="ltr">{shown}</bdi>
    </a>
  )
}

export function MailLink({ address }: { address: string }) {
  const at = address.lastIndexOf('@')
  return (
    <a href={`mailto:${address}`}>
      {/* Where a narrow column has to cut it, it cuts before the "@". */}
      <bdi dir="ltr">
        {address.slice(0, at)}
        <wbr />
        {address.slice(at)}
      </bdi>
    </a>
  )
}

/** Running text: paragraphs, lists and headings with room between them. */
export function ProseText({ children, lang }: { children: ReactNode; lang?: string }) {
  return (
    <div className="prose" lang={lang} dir={lang ? dirOf(lang) : undefined}>
      {children}
    </div>
  )
}

/** Plain words that people wrote, with their own line breaks. */
export function PlainText({ text, lang }: { text: string; lang?: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((part) => part.trim())
  return (
    <ProseText lang={lang}>
      {paragraphs.map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its place
        <p key={index} className="lines">
          {paragraph.trim()}
        </p>
      ))}
    </ProseText>
  )
}

/** More about it, for who wants to know. Native, so it works without scripts and opens in print. */
export function Details({
  summary,
  children,
  open,
  id,
}: {
  summary: ReactNode
  children: ReactNode
  open?: boolean
  id?: string
}) {
  return (
    <details className="more" open={open} id={id}>
      <summary>
        <Icon name="caret-right" />
        <span>{summary}</span>
      </summary>
      <div className="more__body">{children}</div>
    </details>
  )
}
