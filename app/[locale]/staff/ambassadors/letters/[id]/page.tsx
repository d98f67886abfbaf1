import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { LetterForm } from '@/components/ambassadors/letter-form'
import { LetterReach } from '@/components/ambassadors/letter-reach'
import { OneButton } from '@/components/forms/plain-form'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { Panel } from '@/components/ui/card'
import { requirePermission } from '@/lib/access/require'
import { listCoordinators } from '@/lib/ambassadors/hand-over'
import { wordsFor } from '@/lib/ambassadors/letters/messages'
import { getLetter } from '@/lib/ambassadors/letters/queries'
import { listRoles } from '@/lib/ambassadors/roles'
import { newId } from '@/lib/db/ids'
import { dirOf, localeNames, localeOr, locales } from '@/lib/i18n/locales'
import { pageLocale } from '@/lib/i18n/page'
import { saveLetterAction, sendLetterAction, testLetterAction } from '../actions'

type Props = PageProps<'/[locale]/staff/ambassadors/letters/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('ambassadorsStaff')
  return { title: t('mail.title') }
}

/** One letter: whom it reaches, how each language reads it, a test to oneself, and the button that sends it. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id } = await params
  const path = `/staff/ambassadors/letters/${id}`
  const { ctx } = await requirePermission('ambassadors.mailing.send', { locale, path })
  const [t, letter, query] = await Promise.all([
    getTranslations('ambassadorsStaff'),
    getLetter(ctx, id),
    searchParams,
  ])
  if (!letter) notFound()
  const language = localeOr(typeof query.lang === 'string' ? query.lang : null)
  const [roles, colleagues, letters] = await Promise.all([
    listRoles(ctx, locale, true),
    listCoordinators(ctx),
    getTranslations({ locale: language, namespace: 'ambassadors' }),
  ])
  const shown = wordsFor(letter.texts, language)
  const done = query.done === 'saved' || query.done === 'tested' ? query.done : null
  return (
    <StaffPage
      locale={locale}
      path={path}
      query={language === 'nl' ? undefined : `lang=${language}`}
      section="ambassadors"
    >
      <StaffHead
        title={<bdi lang="nl">{letter.subject}</bdi>}
        lead={
          letter.sentAt
            ? t('mail.sent', { day: f.shortDay(letter.sentAt), count: letter.recipients })
            : t('mail.lead')
        }
        crumbs={
          <p className="small">
            <a href={`/${locale}/staff/ambassadors/letters`}>{t('mail.title')}</a>
          </p>
        }
      />
      {done && (
        <Banner tone="ok" live>
          <p>{t(`mail.${done === 'saved' ? 'saved' : 'tested'}`)}</p>
        </Banner>
      )}
      <div className="cols">
        <Panel title={t('mail.previewTitle')} colour="rose">
          <div className="panel__body stack" id="preview">
            <form method="get" action={`/${locale}${path}#preview`} className="form__row">
              <div className="f">
                <label htmlFor="lang">{t('column.language')}</label>
                <select className="input" id="lang" name="lang" defaultValue={language}>
                  {locales.map((one) => (
                    <option key={one} value={one} lang={one} dir={dirOf(one)}>
                      {localeNames[one]}
                    </option>
                  ))}
                </select>
              </div>
              <button type="submit" className="btn btn--s">
                {t('mail.preview')}
              </button>
            </form>
            {shown && (
              <>
                {shown.language !== language && (
                  <Banner tone="warn">
                    <p>{t('mail.lackingText', { language: localeNames[language] })}</p>
                  </Banner>
                )}
                <article className="card stack" lang={shown.language} dir={dirOf(shown.language)}>
                  <h3>{shown.subject}</h3>
                  {shown.paragraphs.map((text, index) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name and never move
                    <p key={index} style={{ whiteSpace: 'pre-line' }}>
                      {text}
                    </p>
                  ))}
                  <p className="small soft" lang={language} dir={dirOf(language)}>
                    {letters('letters.stop')}
                  </p>
                </article>
                <OneButton
                  id="test"
                  action={testLetterAction}
                  locale={locale}
                  path={path}
                  idempotencyKey={newId()}
                  fields={{ mailingId: letter.id, language }}
                  small
                >
                  {t('mail.test')}
                </OneButton>
              </>
            )}
          </div>
        </Panel>
        <Panel title={t('mail.states')} count={letter.reach.total} colour="ochre">
          <div className="panel__body stack">
            <LetterReach letter={letter} f={f} />
            {!letter.sentAt && letter.reach.total > 0 && (
              <OneButton
                id="send"
                action={sendLetterAction}
                locale={locale}
                path={path}
                fields={{ mailingId: letter.id, version: String(letter.version) }}
                variant="fill"
                about={t('mail.to', { count: letter.reach.total })}
              >
                {t('mail.send')}
              </OneButton>
            )}
          </div>
        </Panel>
      </div>
      {!letter.sentAt && (
        <Panel title={t('mail.edit')}>
          <div className="panel__body">
            <LetterForm
              locale={locale}
              path={path}
              action={saveLetterAction}
              roles={roles}
              colleagues={colleagues}
              idempotencyKey={newId()}
              letter={letter}
            />
          </div>
        </Panel>
      )}
    </StaffPage>
  )
}
