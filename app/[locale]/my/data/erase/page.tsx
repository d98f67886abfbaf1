import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Checkbox } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { MyPage } from '@/components/layout/my-page'
import { Banner } from '@/components/ui/banner'
import { requirePermission } from '@/lib/access/require'
import { pageLocale } from '@/lib/i18n/page'
import { whyNotErase } from '@/lib/people/erase-person'
import { keptCodes } from '@/lib/people/kept'
import { eraseOwnAction } from '../actions'

type Props = PageProps<'/[locale]/my/data/erase'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('myData')
  return { title: t('erase') }
}

/** What goes, what stays and why; then one box and one button. */
export default async function Page({ params }: Props) {
  const { locale } = await pageLocale(params)
  const path = '/my/data/erase'
  const { ctx, session } = await requirePermission('people.own.erase', { locale, path })
  const [t, auth, strings, why] = await Promise.all([
    getTranslations('myData'),
    getTranslations('auth'),
    formStrings(),
    whyNotErase(ctx, session.personId),
  ])
  return (
    <MyPage locale={locale} path={path} tab="settings" title={t('erase')} lead={t('eraseLead')}>
      <div className="stack" style={{ '--gap': 'var(--s6)' } as React.CSSProperties}>
        <section className="stack prose">
          <h2>{t('goes')}</h2>
          <ul>
            <li>{t('goesProfile')}</li>
            <li>{t('goesPlaces')}</li>
            <li>{t('goesAccess')}</li>
          </ul>
          <h2>{t('stays')}</h2>
          <ul>
            {keptCodes.map((code) => (
              <li key={code}>{t(`kept.${code}`)}</li>
            ))}
          </ul>
        </section>
        {why ? (
          <Banner tone="warn">
            <p>{t(why)}</p>
          </Banner>
        ) : (
          <Form
            action={eraseOwnAction}
            locale={locale}
            path={path}
            strings={strings}
            submit={
              <>
                <Submit busy={strings.busy} variant="late" icon="trash">
                  {t('eraseButton')}
                </Submit>
                <a className="btn btn--bare" href={`/${locale}/my/data`}>
                  {auth('stay')}
                </a>
              </>
            }
          >
            <Checkbox name="sure" label={t('eraseSure')} tile />
          </Form>
        )}
      </div>
    </MyPage>
  )
}
