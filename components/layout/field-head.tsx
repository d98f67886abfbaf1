import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { OpenDoor } from '@/components/ui/door'
import { Crumbs } from '@/components/ui/navigation'
import { dirOf, type Locale } from '@/lib/i18n/locales'
import { type DoorKey, doors } from './doors'

type Props = {
  locale: Locale
  title: ReactNode
  /** When the title is in another language than the page. */
  titleLang?: string
  lead?: ReactNode
  /** Between home and this page. An empty list shows only home. */
  crumbs?: readonly { href?: string; label: string }[]
  /** Its door stands open on the threshold. */
  section?: DoorKey
  /** A `<RoundTable>` in place of the door. */
  table?: ReactNode
  /** Buttons. */
  actions?: ReactNode
  /** `<Tabs>`: they join the threshold. */
  tabs?: ReactNode
  children?: ReactNode
}

/** The yellow field: crumbs, title, a sentence; it ends at the threshold. One on every public page. */
export async function FieldHead({
  locale,
  title,
  titleLang,
  lead,
  crumbs,
  section,
  table,
  actions,
  tabs,
  children,
}: Props) {
  const t = await getTranslations({ locale, namespace: 'layout' })
  const door = table ? undefined : doors.find((candidate) => candidate.key === section)
  const foreign = titleLang && titleLang !== locale ? titleLang : undefined
  const trail = crumbs && (
    <Crumbs label={t('crumbs')} home={{ href: `/${locale}`, label: t('home') }} items={crumbs} />
  )
  const words = (
    <>
      <h1 lang={foreign} dir={foreign ? dirOf(foreign) : undefined}>
        {title}
      </h1>
      {lead &&
        (typeof lead === 'string' ? <p className="lead">{lead}</p> : <div className="lead">{lead}</div>)}
      {children}
      {actions && <div className="row">{actions}</div>}
    </>
  )
  return (
    <div className={tabs ? 'field field--tabs' : 'field'}>
      {table ? (
        <div className="wrap">
          {trail}
          <div className="split course-hero">
            <div className="stack" style={{ '--gap': 'var(--s5)' } as React.CSSProperties}>
              {words}
            </div>
            {table}
          </div>
        </div>
      ) : (
        <div className={door ? 'wrap field__row' : 'wrap'}>
          <div className="field__head">
            {trail}
            {words}
          </div>
          {door && <OpenDoor colour={door.colour} icon={door.icon} />}
        </div>
      )}
      {tabs && <div className="wrap">{tabs}</div>}
    </div>
  )
}
