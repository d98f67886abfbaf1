import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { PasskeyButton } from '@/components/people/passkey-button'
import { passkeyWords } from '@/components/people/passkey-words'
import { LinkButton } from '@/components/ui/button'
import { QrCode } from '@/components/ui/qr-code'
import { requirePermission } from '@/lib/access/require'
import { backInput } from '@/lib/auth/schema'
import { secondFactor } from '@/lib/auth/second-factor'
import { pageLocale } from '@/lib/i18n/page'
import { addPasskeyAction } from '../../my/passkeys/actions'
import { confirmByPasskeyAction, showFactorAction } from './actions'

type Props = PageProps<'/[locale]/staff/second-factor'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('peopleStaff')
  return { title: t('factor.title') }
}

/** The second key of everybody who works here: an app that makes codes, or a code from paper. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const path = '/staff/second-factor'
  const { ctx } = await requirePermission('auth.factor.show', { locale, path })
  const query = await searchParams
  const back = backInput.safeParse(query.back).data ?? `/${locale}/staff`
  const [t, auth, strings, factor, confirm, add] = await Promise.all([
    getTranslations('peopleStaff'),
    getTranslations('auth'),
    formStrings(),
    secondFactor(ctx),
    passkeyWords('confirm'),
    passkeyWords('add'),
  ])
  if (!factor) notFound()
  return (
    <PublicPage locale={locale} path={path} query={new URLSearchParams({ back }).toString()}>
      <FieldHead
        locale={locale}
        title={t('factor.title')}
        lead={
          factor.kind === 'enrol'
            ? t('factor.enrolLead')
            : factor.app
              ? t('factor.askLead')
              : t('factor.askPasskeyLead')
        }
      />
      <div className="wrap section stack" style={{ '--gap': 'var(--s6)' } as React.CSSProperties}>
        {factor.kind === 'enrol' && (
          <section className="card card--table stack">
            <div className="prose">
              <ol>
                <li>{t('factor.step1')}</li>
                <li>{t('factor.step2')}</li>
                <li>{t('factor.step3')}</li>
              </ol>
            </div>
            <div className="qrbox">
              <QrCode text={factor.address} />
            </div>
            <p>
              {t('factor.byHand')} <code dir="ltr">{factor.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
            </p>
          </section>
        )}
        {factor.kind === 'ask' && factor.passkey && (
          <Form
            id="passkey"
            action={confirmByPasskeyAction}
            locale={locale}
            path={path}
            strings={strings}
            submit={<PasskeyButton purpose="confirm" words={confirm} />}
          >
            <input type="hidden" name="back" value={back} />
          </Form>
        )}
        {(factor.kind === 'enrol' || factor.app) && (
          <Form
            action={showFactorAction}
            locale={locale}
            path={path}
            strings={strings}
            submit={
              <>
                <Submit busy={strings.busy}>{t('factor.submit')}</Submit>
                <LinkButton variant="bare" href={back}>
                  {t('factor.goOn')}
                </LinkButton>
              </>
            }
          >
            <TextField
              name="code"
              label={t('factor.code')}
              hint={t('factor.codeHint')}
              autoComplete="one-time-code"
              dir="ltr"
              short
              spellCheck={false}
            />
            <input type="hidden" name="back" value={back} />
          </Form>
        )}
        {factor.kind === 'enrol' && (
          <section className="card stack">
            <h2 className="h3">{t('factor.orPasskey')}</h2>
            <p>{t('factor.orPasskeyText')}</p>
            <Form
              id="passkey"
              action={addPasskeyAction}
              locale={locale}
              path={path}
              strings={strings}
              submit={<PasskeyButton purpose="add" words={add} variant="quiet" />}
            >
              <TextField
                name="name"
                label={auth('passkey.name')}
                hint={auth('passkey.nameHint')}
                autoComplete="off"
                maxLength={40}
                short
              />
              <input type="hidden" name="back" value={back} />
            </Form>
          </section>
        )}
      </div>
    </PublicPage>
  )
}
