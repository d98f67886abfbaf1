import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { JoinFrame } from '@/components/ambassadors/join-frame'
import { RolesQuestion } from '@/components/ambassadors/join-questions'
import { listRoles } from '@/lib/ambassadors/roles'
import { currentContext } from '@/lib/auth/current'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { startJoinAction } from './actions'

type Props = PageProps<'/[locale]/ambassadors/join'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('ambassadors')
  return { title: t('q.rolesTitle'), robots: { index: false } }
}

/** The first question. Nothing is kept before it is answered. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const ctx = await currentContext()
  const { role } = await searchParams
  const [t, roles] = await Promise.all([getTranslations('ambassadors'), listRoles(ctx, locale)])
  return (
    <JoinFrame locale={locale} path="/ambassadors/join" step="roles" title={t('q.rolesTitle')}>
      <RolesQuestion
        action={startJoinAction}
        locale={locale}
        path="/ambassadors/join"
        idempotencyKey={newId()}
        roles={roles}
        chosen={roles.filter((one) => one.key === role).map((one) => one.key)}
      />
    </JoinFrame>
  )
}
