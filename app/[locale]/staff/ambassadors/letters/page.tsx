import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LetterForm } from '@/components/ambassadors/letter-form'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Panel } from '@/components/ui/card'
import { requirePermission } from '@/lib/access/require'
import { listCoordinators } from '@/lib/ambassadors/hand-over'
import { listLetters } from '@/lib/ambassadors/letters/queries'
import { listRoles } from '@/lib/ambassadors/roles'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { saveLetterAction } from './actions'

type Props = PageProps<'/[locale]/staff/ambassadors/letters'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('ambassadorsStaff')
  return { title: t('mail.title') }
}

/** A new letter to many, and those that were written before. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/ambassadors/letters'
  const { ctx } = await requirePermission('ambassadors.mailing.send', { locale, path })
  const [t, letters, roles, colleagues] = await Promise.all([
    getTranslations('ambassadorsStaff'),
    listLetters(ctx),
    listRoles(ctx, locale, true),
    listCoordinators(ctx),
  ])
  return (
    <StaffPage locale={locale} path={path} section="ambassadors">
      <StaffHead
        title={t('mail.title')}
        lead={t('mail.lead')}
        crumbs={
          <p className="small">
            <a href={`/${locale}/staff/ambassadors`}>{t('title')}</a>
          </p>
        }
      />
      {letters.length > 0 && (
        <Panel title={t('mail.earlier')} count={letters.length} colour="ochre">
          <ul className="panel__body stack">
            {letters.map((letter) => (
              <li key={letter.id}>
                <a href={`/${locale}${path}/${letter.id}`} lang="nl" dir="auto">
                  {letter.subject}
                </a>{' '}
                <span className="small soft">
                  {letter.sentAt
                    ? t('mail.sent', { day: f.shortDay(letter.sentAt), count: letter.recipients })
                    : `${f.shortDay(letter.createdAt)} · ${t('mail.draft')}`}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      <Panel title={t('mail.new')} colour="rose">
        <div className="panel__body">
          <LetterForm
            locale={locale}
            path={path}
            action={saveLetterAction}
            roles={roles}
            colleagues={colleagues}
            idempotencyKey={newId()}
          />
        </div>
      </Panel>
    </StaffPage>
  )
}
