import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { CodeField } from '@/components/forms/text-fields'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { SharedDevice } from '@/components/people/shared-device'
import { signInEmail } from '@/lib/auth/current'
import { backInput } from '@/lib/auth/schema'
import { limits } from '@/lib/config/limits'
import { pageLocale } from '@/lib/i18n/page'
import { emailInput } from '@/lib/people/schema'
import { askCodeAction, signInAction } from '../actions'

type Props = PageProps<'/[locale]/sign-in/code'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('auth')
  return { title: t('codeTitle') }
}

export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const query = await searchParams
  const email = emailInput.safeParse(await signInEmail()).data
  const back = backInput.safeParse(query.back).data ?? null
  if (!email) redirect(`/${locale}/sign-in`)
  const [t, strings] = await Promise.all([getTranslations('auth'), formStrings()])
  const hidden = (
    <>
      <input type="hidden" name="email" value={email} />
      {back && <input type="hidden" name="back" value={back} />}
    </>
  )
  return (
    <PublicPage
      locale={locale}
      path="/sign-in/code"
      query={back ? new URLSearchParams({ back }).toString() : undefined}
    >
      <FieldHead locale={locale} title={t('codeTitle')} lead={t('codeLead', { email })} />
      <div className="wrap section stack" style={{ '--gap': 'var(--s8)' } as React.CSSProperties}>
        <Form
          action={signInAction}
          locale={locale}
          path="/sign-in/code"
          strings={strings}
          submit={<Submit busy={strings.busy}>{t('signIn')}</Submit>}
        >
          {hidden}
          <CodeField
            name="code"
            label={t('code')}
            hint={t('codeHint', { minutes: limits.signIn.codeMinutes })}
          />
          <SharedDevice />
        </Form>
        <Form
          id="again"
          action={askCodeAction}
          locale={locale}
          path="/sign-in/code"
          strings={strings}
          submit={
            <Submit busy={strings.busy} variant="quiet">
              {t('sendAgain')}
            </Submit>
          }
        >
          {hidden}
          <p className="small">
            {t('noCode')} <a href={`/${locale}/sign-in`}>{t('otherEmail')}</a>
          </p>
        </Form>
      </div>
    </PublicPage>
  )
}
