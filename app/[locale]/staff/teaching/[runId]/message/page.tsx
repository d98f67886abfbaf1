import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { StaffPage } from '@/components/layout/staff-page'
import { MessageForm } from '@/components/teaching/message-form'
import { PhrasePicker } from '@/components/teaching/phrase-picker'
import { Crumbs } from '@/components/ui/navigation'
import { Foreign } from '@/components/ui/text'
import { requirePermission } from '@/lib/access/require'
import { limits } from '@/lib/config/limits'
import { isId, newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { isPhraseId, sideOf } from '@/lib/phrasebook/vocabulary'
import { getGroup } from '@/lib/teaching/queries'
import { messageGroupAction } from '../../actions'

type Props = PageProps<'/[locale]/staff/teaching/[runId]/message'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('teachingStaff')
  return { title: t('message.title') }
}

/** A message to a group in two steps: which phrases (they stand in the address), then what stands in their gaps. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { runId } = await params
  const path = `/staff/teaching/${runId}/message`
  const { ctx } = await requirePermission('teaching.group.message', { locale, path })
  const group = isId(runId) ? await getGroup(ctx, runId, locale) : null
  if (!group) notFound()
  const [t, courses, staff, query] = await Promise.all([
    getTranslations('teachingStaff'),
    getTranslations('courses'),
    getTranslations('staff'),
    searchParams,
  ])
  const chosen = [query.p ?? []]
    .flat()
    .filter((id) => isPhraseId(id) && sideOf(id) === 'staff')
    .filter((id, place, all) => all.indexOf(id) === place)
    .filter(isPhraseId)
    .slice(0, limits.threads.phrases)
  const search = typeof query.find === 'string' ? query.find.trim().slice(0, limits.text.search) : ''
  const filling = query.step === 'fill' && chosen.length > 0
  return (
    <StaffPage
      locale={locale}
      path={path}
      query={chosen.map((id) => `p=${id}`).join('&') + (filling ? '&step=fill' : '')}
      section="teaching"
    >
      <Crumbs
        label={courses('crumbs')}
        home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
        items={[
          { href: `/${locale}/staff/teaching`, label: t('title') },
          { href: `/${locale}/staff/teaching/${runId}`, label: group.title },
        ]}
      />
      <h1>{t('message.title')}</h1>
      <p className="soft">
        <Foreign lang={group.lang}>{group.title}</Foreign> · {t('learners', { count: group.learners.length })}
      </p>
      <p>{t('message.hint')}</p>
      {filling ? (
        <MessageForm
          locale={locale}
          f={f}
          path={path}
          group={group}
          chosen={chosen}
          now={ctx.now}
          action={messageGroupAction}
          formKey={newId()}
        />
      ) : (
        <PhrasePicker
          locale={locale}
          f={f}
          path={path}
          chosen={chosen}
          search={search}
          missed={query.step === 'fill'}
        />
      )}
    </StaffPage>
  )
}
