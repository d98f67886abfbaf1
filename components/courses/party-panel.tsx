import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { Icon } from '@/components/ui/icon'
import type { FormServerAction } from '@/lib/forms/state'
import type { Locale } from '@/lib/i18n/locales'

type Member = {
  bookingId: string
  name: string
  mine: boolean
  child: boolean
  title: string
  lang: string
  state: string
  mayCancel: boolean
}

/** The family a booking belongs to, shown as one. Waiting and asked they move together; placed, each has their own. */
export async function PartyPanel({
  members,
  state,
  locale,
  path,
  cancelAction,
}: {
  members: readonly Member[]
  state: string
  locale: Locale
  path: string
  cancelAction: FormServerAction
}) {
  const [t, my] = await Promise.all([getTranslations('family'), getTranslations('my')])
  if (members.length < 2) return null
  const words =
    state === 'waiting' || state === 'offered' || state === 'placed' ? t(`together.${state}`) : null
  return (
    <section className="card card--panel stack" data-door="rose">
      <h2>{t('together.title')}</h2>
      {words && <p>{words}</p>}
      <ul className="stack" style={{ '--gap': 'var(--s4)' } as React.CSSProperties}>
        {members.map((member) => (
          <li
            key={member.bookingId}
            className="stack"
            style={{ '--gap': 'var(--s2)' } as React.CSSProperties}
          >
            <span className="iw">
              <Icon name={member.child ? 'baby' : 'user-circle'} />
              <span>
                <b>
                  <bdi>{member.name}</bdi>
                </b>
                <span className="block">
                  {member.child ? `${t('inChildcare')}: ` : ''}
                  <span lang={member.lang === locale ? undefined : member.lang} dir="auto">
                    {member.title}
                  </span>
                </span>
                {['cancelled', 'declined', 'expired'].includes(member.state) && (
                  <span className="small soft block">
                    {my(`state.${member.state as 'cancelled' | 'declined' | 'expired'}`)}
                  </span>
                )}
              </span>
            </span>
            {member.state === 'placed' && !member.mine && member.mayCancel && (
              <OneButton
                id={`off-${member.bookingId}`}
                action={cancelAction}
                locale={locale}
                path={path}
                fields={{ bookingId: member.bookingId }}
                about={member.name}
                small
              >
                {t('cancelThis')}
              </OneButton>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
