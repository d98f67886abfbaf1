import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { CodeForm } from '@/components/proofs/code-form'
import { pageLocale } from '@/lib/i18n/page'

type Props = PageProps<'/[locale]/verify'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('proofs')
  return { title: t('title'), robots: { index: false } }
}

/** For who has a paper and cannot scan its square: type the code. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const { code } = await searchParams
  if (typeof code === 'string' && code.trim())
    redirect(`/${locale}/verify/${encodeURIComponent(code.trim().slice(0, 40))}`)
  const t = await getTranslations('proofs')
  return (
    <PublicPage locale={locale} path="/verify">
      <FieldHead locale={locale} title={t('title')} lead={t('lead')} />
      <div className="wrap section">
        <CodeForm locale={locale} />
      </div>
    </PublicPage>
  )
}
