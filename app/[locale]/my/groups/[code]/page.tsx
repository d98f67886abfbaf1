import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { MyPage } from '@/components/layout/my-page'
import { requirePermission } from '@/lib/access/require'
import { groupOfCode } from '@/lib/courses/groups'
import { pageLocale } from '@/lib/i18n/page'
import { joinGroupAction } from '../actions'

type Props = PageProps<'/[locale]/my/groups/[code]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('courses')
  return { title: t('invitationTitle'), robots: { index: false } }
}

/** An invitation to a closed group: one question, one button. */
export default async function Page({ params }: Props) {
  const { locale } = await pageLocale(params)
  const { code } = await params
  const path = `/my/groups/${code}`
  const { ctx } = await requirePermission('courses.group.join', { locale, path })
  const group = await groupOfCode(ctx, code)
  if (!group) notFound()
  const t = await getTranslations('courses')
  return (
    <MyPage locale={locale} path={path} tab="bookings" title={t('invitationTitle')}>
      <div className="stack">
        <p className="lead">{t('invitationText', { group: group.name })}</p>
        <OneButton
          id="join"
          action={joinGroupAction}
          locale={locale}
          path={path}
          fields={{ code }}
          variant="fill"
        >
          {t('join')}
        </OneButton>
      </div>
    </MyPage>
  )
}
