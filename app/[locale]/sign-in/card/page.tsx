import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { SharedDevice } from '@/components/people/shared-device'
import { backInput } from '@/lib/auth/schema'
import { pageLocale } from '@/lib/i18n/page'
import { signInByCardAction } from '../actions'

type Props = PageProps<'/[locale]/sign-in/card'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('card')
  return { title: t('haveCard') }
}

/** Signing in with the number and the PIN of a card. Its QR code leads here with the number filled in. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const query = await searchParams
  const back = backInput.safeParse(query.back).data ?? null
  const number = typeof query.n === 'string' && /^\d{11}$/.test(query.n) ? query.n : ''
  const [t, auth, strings] = await Promise.all([
    getTranslations('card'),
    getTranslations('auth'),
    formStrings(),
  ])
  return (
    <PublicPage
      locale={locale}
      path="/sign-in/card"
      query={back ? new URLSearchParams({ back }).toString() : undefined}
    >
      <FieldHead locale={locale} title={t('haveCard')} lead={t('haveCardLead')} />
      <div className="wrap section">
        <Form
          action={signInByCardAction}
          locale={locale}
          path="/sign-in/card"
          strings={strings}
          submit={<Submit busy={strings.busy}>{auth('signIn')}</Submit>}
        >
          <TextField
            name="number"
            label={t('numberLabel')}
            hint={t('numberHint')}
            inputMode="numeric"
            autoComplete="off"
            dir="ltr"
            short
            defaultValue={number.replace(/^(\d{4})(\d{4})(\d{3})$/, '$1 $2 $3')}
          />
          <TextField
            name="pin"
            type="password"
            label={t('pinLabel')}
            hint={t('pinHint')}
            inputMode="numeric"
            autoComplete="off"
            tiny
          />
          <SharedDevice />
          {back && <input type="hidden" name="back" value={back} />}
        </Form>
      </div>
    </PublicPage>
  )
}
