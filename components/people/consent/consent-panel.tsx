import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/card'
import { Status } from '@/components/ui/status'
import type { Locale } from '@/lib/i18n/locales'
import type { ConsentState } from '@/lib/people/consent/consent'
import { textVersionOf } from '@/lib/people/consent/vocabulary'

type Props = { locale: Locale; personId: string; consents: readonly ConsentState[]; mayRecord: boolean }

/** What somebody agrees to, on their page for staff. */
export async function ConsentPanel({ locale, personId, consents, mayRecord }: Props) {
  const [t, words] = await Promise.all([getTranslations('peopleStaff'), getTranslations('consent')])
  return (
    <Panel title={t('consents.title')}>
      <ul className="stack">
        {consents.map(({ purpose, standing }) => {
          const current = standing?.textVersion === textVersionOf(purpose)
          return (
            <li key={purpose}>
              <Status phase={current ? 'done' : 'open'}>
                {words(`purposes.${purpose}.title`)} – {t(current ? 'consents.yes' : 'consents.no')}
              </Status>
            </li>
          )
        })}
      </ul>
      {mayRecord && (
        <p className="panel__foot">
          <LinkButton
            variant="quiet"
            small
            icon="handshake"
            href={`/${locale}/staff/people/${personId}/consents`}
          >
            {t('consents.record')}
          </LinkButton>
        </p>
      )}
    </Panel>
  )
}
