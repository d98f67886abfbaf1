import { getTranslations } from 'next-intl/server'
import { Icon, type IconName } from '@/components/ui/icon'
import type { Locale } from '@/lib/i18n/locales'
import type { Attachment, AttachmentKind } from '@/lib/threads/types'

const icons: Record<AttachmentKind, IconName> = {
  paper: 'file-text',
  appointment: 'calendar-blank',
  page: 'info',
}

/** What a message points to: small cards with what it is, how it stands, and the way there. */
export async function Attached({
  attachments,
  locale,
}: {
  attachments: readonly Attachment[]
  locale: Locale
}) {
  const t = await getTranslations({ locale, namespace: 'threads' })
  if (attachments.length === 0) return null
  return (
    <ul className="msg__with">
      {attachments.map((one) => (
        <li key={`${one.kind}:${one.id}`} className="attached">
          <Icon name={icons[one.kind]} />
          <div>
            <p className="soft small">{t(`with.${one.kind}`)}</p>
            <p className="strong">
              {one.path ? (
                <a className="hit" href={`/${locale}${one.path}`}>
                  <bdi>{one.label}</bdi>
                </a>
              ) : (
                <bdi>{one.label}</bdi>
              )}
            </p>
            {one.about && <p className="small">{one.about}</p>}
          </div>
        </li>
      ))}
    </ul>
  )
}
