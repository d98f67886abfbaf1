import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { Table } from '@/components/ui/table'
import type { Guest, StaffGathering } from '@/lib/ambassadors/gatherings/staff-queries'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'

type Props = {
  locale: Locale
  path: string
  f: Formats
  gathering: StaffGathering
  /** Writes down what a guest said on the phone; left out once nothing is answered any more. */
  answer?: FormServerAction
}

/** Who was invited and what they said, those who come first. */
export async function GuestTable({ locale, path, f, gathering, answer }: Props) {
  const [t, a] = await Promise.all([
    getTranslations('ambassadorsStaff.gatherings'),
    getTranslations('ambassadorsStaff'),
  ])
  const button = (guest: Guest, yes: boolean) =>
    answer && (
      <OneButton
        id={`${yes ? 'yes' : 'no'}-${guest.personId}`}
        action={answer}
        locale={locale}
        path={path}
        fields={{ gatheringId: gathering.id, personId: guest.personId, answer: yes ? 'yes' : 'no' }}
        about={`${t(yes ? 'sayYes' : 'sayNo')}: ${guest.name}`}
        small
      >
        {t(yes ? 'sayYes' : 'sayNo')}
      </OneButton>
    )
  return (
    <Table
      caption={t('guests')}
      hideCaption
      rows={gathering.guests}
      rowKey={(guest) => guest.personId}
      empty={<p className="soft">{t('noGuests')}</p>}
      columns={[
        { key: 'name', header: a('column.name'), cell: (guest) => <bdi>{guest.name}</bdi> },
        {
          key: 'language',
          header: a('column.language'),
          label: a('column.language'),
          cell: (guest) => (
            <>
              {f.languageName(guest.locale)}
              {!guest.mail && <span className="soft"> · {t('noMail')}</span>}
            </>
          ),
        },
        {
          key: 'answer',
          header: t('answer'),
          label: t('answer'),
          cell: (guest) => t(`answers.${guest.answer}`),
        },
        ...(answer
          ? [
              {
                key: 'do',
                header: t('answer'),
                hideHeader: true,
                end: true,
                cell: (guest: Guest) => (
                  <span className="row no-print">
                    {guest.answer !== 'placed' && guest.answer !== 'waiting' && button(guest, true)}
                    {guest.answer !== 'no' && button(guest, false)}
                  </span>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
