import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { ListKeys as Keys } from '@/components/ui/list-keys'
import type { Locale } from '@/lib/i18n/locales'

/** Letters that walk through a list of the back office, with the words for them. */
export async function ListKeys({ locale, children }: { locale: Locale; children: ReactNode }) {
  const t = await getTranslations({ locale, namespace: 'staff.keys' })
  return (
    <Keys
      words={{
        keys: t('keys'),
        down: t('down'),
        up: t('up'),
        open: t('open'),
        choose: t('choose'),
        search: t('search'),
        help: t('help'),
        off: t('off'),
        on: t('on'),
        isOff: t('isOff'),
        close: t('close'),
        chosen: t.raw('chosen'),
      }}
    >
      {children}
    </Keys>
  )
}
