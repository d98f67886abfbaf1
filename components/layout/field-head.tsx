import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { OpenDoor } from '@/components/ui/door'
import { Crumbs } from '@/components/ui/content'
import type { Locale } from '@/lib/i18n/locales'
import { doors, type DoorKey } from './doors'

/** The yellow field: crumbs, title, a sentence, and the section's open door on the threshold. */
export async function FieldHead({ locale, title, lead, crumbs, section, children, titleLang }: { locale: Locale; title: ReactNode; lead?: ReactNode; crumbs?: readonly { href: string; label: string }[]; section?: DoorKey; children?: ReactNode; titleLang?: string }) {
  const t = await getTranslations('layout')
  const door = doors.find((candidate) => candidate.key === section)
  return (
    <div className="field">
      <div className="wrap field__row">
        <div className="field__head">
          {crumbs && <Crumbs label={t('crumbs')} home={{ href: `/${locale}`, label: t('home') }} items={crumbs} />}
          <h1 lang={titleLang}>{title}</h1>
          {lead && <p className="lead">{lead}</p>}
          {children}
        </div>
        {door && <OpenDoor colour={door.colour} icon={door.icon} />}
      </div>
    </div>
  )
}
