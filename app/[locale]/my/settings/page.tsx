import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import { MyPage } from '@/components/layout/my-page'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { requirePermission } from '@/lib/access/require'
import { localeNames, locales } from '@/lib/i18n/locales'
import { pageLocale } from '@/lib/i18n/page'
import { ownDetails } from '@/lib/people/own'
import { changeDetailsAction } from './actions'

type Props = PageProps<'/[locale]/my/settings'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('my')
  return { title: t('settingsTitle') }
}

/** My name, my telephone number, and the language in which we write to me. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const { ctx } = await requirePermission('people.language.choose', { locale, path: '/my/settings' })
  const auth = await getTranslations('auth')
  const [t, data, profile, strings, details, query] = await Promise.all([
    getTranslations('my'),
    getTranslations('myData'),
    getTranslations('profile'),
    formStrings(),
    ownDetails(ctx),
    searchParams,
  ])
  if (!details) notFound()
  return (
    <MyPage
      locale={locale}
      path="/my/settings"
      tab="settings"
      title={t('settingsTitle')}
      lead={t('settingsLead')}
    >
      <div className="stack" style={{ '--gap': 'var(--s6)' } as React.CSSProperties}>
        {query.done && (
          <Banner tone="ok" live>
            <p>{t('done.saved')}</p>
          </Banner>
        )}
        <Form
          action={changeDetailsAction}
          locale={locale}
          path="/my/settings"
          strings={strings}
          submit={<Submit busy={strings.busy}>{t('save')}</Submit>}
        >
          <SelectField
            name="locale"
            label={t('myLanguage')}
            hint={t('myLanguageHint')}
            defaultValue={details.locale}
            options={locales.map((code) => ({ value: code, label: localeNames[code], lang: code }))}
          />
          <TextField
            name="fullName"
            label={t('name')}
            hint={t('nameHint')}
            autoComplete="name"
            defaultValue={details.fullName}
          />
          <TextField
            name="phone"
            type="tel"
            label={t('phone')}
            hint={t('phoneHint')}
            optional
            short
            autoComplete="tel"
            inputMode="tel"
            defaultValue={details.phone ?? undefined}
          />
          {details.email && (
            <p className="small soft">
              {t('emailIs')} <bdi dir="ltr">{details.email}</bdi>
            </p>
          )}
        </Form>
        <p className="row">
          <LinkButton href={`/${locale}/my/profile`} icon="user-circle">
            {profile('myLink')}
          </LinkButton>
          <LinkButton href={`/${locale}/my/data`} variant="quiet" icon="shield-check">
            {data('settingsLink')}
          </LinkButton>{' '}
          <LinkButton href={`/${locale}/my/passkeys`} variant="quiet" icon="key">
            {auth('passkey.settingsLink')}
          </LinkButton>
        </p>
      </div>
    </MyPage>
  )
}
