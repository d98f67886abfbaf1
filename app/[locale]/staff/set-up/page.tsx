import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { publicContext } from '@/lib/access/public'
import { needsSetUp } from '@/lib/auth/set-up'
import { pageLocale } from '@/lib/i18n/page'
import { setUpAction } from './actions'

// There is an administrator or there is not: never from a cache.
export const dynamic = 'force-dynamic'

type Props = PageProps<'/[locale]/staff/set-up'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('peopleStaff')
  return { title: t('setUp.title'), robots: { index: false } }
}

/** The first administrator of a new town. As soon as there is one, this page does not exist. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  if (!(await needsSetUp(publicContext()))) notFound()
  const { key } = await searchParams
  const [t, strings] = await Promise.all([getTranslations('peopleStaff'), formStrings()])
  return (
    <PublicPage locale={locale} path="/staff/set-up">
      <FieldHead locale={locale} title={t('setUp.title')} lead={t('setUp.lead')} />
      <div className="wrap section">
        <Form
          action={setUpAction}
          locale={locale}
          path="/staff/set-up"
          strings={strings}
          submit={<Submit busy={strings.busy}>{t('setUp.submit')}</Submit>}
        >
          <TextField name="fullName" label={t('fullName')} autoComplete="name" />
          <TextField
            name="email"
            type="email"
            label={t('email')}
            hint={t('setUp.emailHint')}
            autoComplete="email"
          />
          <TextField
            name="key"
            label={t('setUp.key')}
            hint={t('setUp.keyHint')}
            dir="ltr"
            autoComplete="off"
            spellCheck={false}
            defaultValue={typeof key === 'string' ? key.slice(0, 40) : undefined}
          />
        </Form>
      </div>
    </PublicPage>
  )
}
