import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmergencyNumbers } from '@/components/cases/emergency-numbers'
import { TextPage } from '@/components/layout/text-page'
import { LinkButton } from '@/components/ui/button'
import { mapLink, town } from '@/lib/config/town'
import { pageLocale } from '@/lib/i18n/page'

// Made at its first visit and then kept; nothing is made while building, when no database is there.
export function generateStaticParams() {
  return []
}

export async function generateMetadata({ params }: PageProps<'/[locale]/help'>): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('pages.help')
  return { title: t('title'), description: t('lead') }
}

/** The way to ask for help: danger first, then by telephone, at the desk, in writing, and what to bring. */
export default async function Page({ params }: PageProps<'/[locale]/help'>) {
  const { locale, f } = await pageLocale(params)
  const [t, layout, cases] = await Promise.all([
    getTranslations('pages.help'),
    getTranslations('layout'),
    getTranslations('cases.ask'),
  ])
  const hours = town.openingHours.map((open) => {
    const first = open.weekdays[0]
    const last = open.weekdays.at(-1) ?? first
    const range = {
      first: f.weekdayName(first),
      last: f.weekdayName(last),
      from: f.minute(open.fromMinute),
      to: f.minute(open.toMinute),
    }
    return first === last ? layout('footer.hoursDay', range) : layout('footer.hoursDays', range)
  })
  return (
    <TextPage
      locale={locale}
      path="/help"
      title={t('title')}
      lead={t('lead')}
      section="ask"
      leave
      sections={[
        { id: 'visit', icon: 'door-open', title: t('visitTitle'), paragraphs: [t('visitText'), ...hours] },
        {
          icon: 'folder-simple',
          title: t('bringTitle'),
          items: [
            { icon: 'identification-card', text: t('bring1') },
            { icon: 'file-text', text: t('bring2') },
            { icon: 'device-mobile', text: t('bring3') },
          ],
        },
        {
          id: 'papers',
          icon: 'key',
          title: t('papersTitle'),
          paragraphs: [t('papersText')],
          items: [
            { icon: 'identification-card', text: t('papers1') },
            { icon: 'first-aid-kit', text: t('papers2') },
            { icon: 'certificate', text: t('papers3') },
            { icon: 'house-line', text: t('papers4') },
            { icon: 'student', text: t('papers5') },
          ],
        },
        { icon: 'path', title: t('nextTitle'), steps: [t('next1'), t('next2'), t('next3')] },
      ]}
    >
      <EmergencyNumbers />
      <p className="row">
        <LinkButton href={`/${locale}/help/ask`} icon="chat-circle-dots" first>
          {cases('start')}
        </LinkButton>
        <LinkButton variant="quiet" href={`tel:${town.centre.phone}`} icon="phone">
          {t('call')} <bdi dir="ltr">{town.centre.phoneShown}</bdi>
        </LinkButton>
        <LinkButton href={`mailto:${town.centre.email}`} variant="quiet" icon="envelope-simple">
          {t('write')}
        </LinkButton>
        <LinkButton href={mapLink(town.centre)} variant="quiet" icon="map-pin" rel="noreferrer">
          {t('map')}
        </LinkButton>
      </p>
      <p className="soft">{cases('startText')}</p>
    </TextPage>
  )
}
