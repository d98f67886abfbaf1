import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { Icon } from '@/components/ui/icon'
import { type MoonPhase, Status, type Tone } from '@/components/ui/status'
import type { DocumentState } from '@/lib/files/rules'
import type { DocumentRow } from '@/lib/files/types'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'

const looks: Record<DocumentState, { phase: MoonPhase; tone?: Tone }> = {
  checking: { phase: 'busy' },
  ready: { phase: 'open', tone: 'info' },
  verified: { phase: 'done', tone: 'ok' },
  gone: { phase: 'full' },
}

type Props = {
  documents: readonly DocumentRow[]
  locale: Locale
  f: Formats
  /** The page it stands on, without the language. */
  path: string
  /** Where one document is opened: `/my/documents` or `/staff/documents`. */
  openAt: string
  remove: FormServerAction
  /** What staff read about each, besides. */
  staff?: boolean
  /** What a document can answer (`about`), by name. */
  answers?: ReadonlyMap<string, string>
}

/** Documents with where they stand, how long they stay and what was seen of them. */
export async function DocumentList({ documents, locale, f, path, openAt, remove, staff, answers }: Props) {
  const [t, s] = await Promise.all([
    getTranslations({ locale, namespace: 'files' }),
    getTranslations({ locale, namespace: 'filesStaff' }),
  ])
  if (documents.length === 0) return <p className="soft">{t('none')}</p>
  return (
    <ul className="docs">
      {documents.map((document) => (
        <li className="doc" key={document.id}>
          <Icon name="file-text" />
          <div>
            {document.state === 'gone' || document.state === 'checking' ? (
              <b>
                <bdi>{document.name || t(`type.${document.verified?.type ?? 'other'}`)}</bdi>
              </b>
            ) : (
              <a
                href={`/${locale}${openAt}/${document.id}`}
                aria-label={t('openAbout', { name: document.name })}
              >
                <bdi>{document.name}</bdi>
              </a>
            )}
            <p>{t('sentOn', { day: f.fullDay(document.uploadedAt) })}</p>
            {document.about && answers?.has(document.about) && (
              <p>{t('answers', { paper: `\u2068${answers.get(document.about)}\u2069` })}</p>
            )}
            {staff && (
              <p className="iw">
                <Icon name={document.audience === 'staff' ? 'lock-simple' : 'users'} />
                <span>
                  {s(document.audience === 'staff' ? 'onlyStaff' : 'personSees')} ·{' '}
                  {s(document.bySubject ? 'bySubject' : 'byStaff')}
                </span>
              </p>
            )}
            {document.verified && (
              <p>
                {t(`type.${document.verified.type}`)} ·{' '}
                {t('seenOn', { day: f.fullDay(document.verified.at) })}
                {document.verified.lastFour && (
                  <>
                    {' · '}
                    {t('lastFour', { characters: `\u2068${document.verified.lastFour}\u2069` })}
                  </>
                )}
                {document.verified.expiresOn && (
                  <>
                    {' · '}
                    {t('validUntil', {
                      day: f.fullDay(new Date(`${document.verified.expiresOn}T12:00:00Z`)),
                    })}
                  </>
                )}
                {staff && document.verified.by && <> · {s('by', { name: document.verified.by })}</>}
              </p>
            )}
            {document.state === 'gone' && document.goneWhy ? (
              <p>{t(`gone.${document.goneWhy}`)}</p>
            ) : (
              <p>
                {document.keepUntil
                  ? t('keptUntil', { day: f.fullDay(document.keepUntil) })
                  : t('keptWithCase')}
              </p>
            )}
            {!document.goneAt && (staff || !document.verified) && (
              <OneButton
                id={`remove-${document.id}`}
                action={remove}
                locale={locale}
                path={path}
                fields={{ fileId: document.id }}
                about={t('removeAbout', { name: document.name })}
                variant="bare"
                small
                icon="trash"
              >
                {t('remove')}
              </OneButton>
            )}
          </div>
          <Status {...looks[document.state]}>{t(`state.${document.state}`)}</Status>
        </li>
      ))}
    </ul>
  )
}
