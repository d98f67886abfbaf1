import { getTranslations } from 'next-intl/server'
import { QrCode } from '@/components/ui/qr-code'
import { Foreign } from '@/components/ui/text'
import { town } from '@/lib/config/town'
import { dirOf, type Locale } from '@/lib/i18n/locales'

type Props = {
  /** The language of the one who gets it. */
  locale: Locale
  name: string
  /** As it stands on the card. */
  number: string
  pin: string
  /** Where signing in with a card begins, with the number in it. */
  address: string
  /** The same, short, to be typed. */
  shown: string
}

/**
 * A card of the size of a bank card (ISO/IEC 7810 ID-1), front and back beside each other to be cut out and folded,
 * and the PIN on a strip of its own: who finds the card has not found the PIN.
 */
export async function PrintedCard({ locale, name, number, pin, address, shown }: Props) {
  const t = await getTranslations({ locale, namespace: 'card' })
  const [before = '', after = ''] = t('step1', { address: '\n' }).split('\n')
  return (
    <div className="idcards" lang={locale} dir={dirOf(locale)}>
      <section className="idcard">
        <div>
          <p className="idcard__brand">
            <Foreign lang="nl">{town.centre.name}</Foreign> · {town.name}
          </p>
          <p className="strong">{t('title')}</p>
          <p className="idcard__name">
            <bdi>{name}</bdi>
          </p>
          <p className="small">{t('number')}</p>
          <p className="idcard__number" dir="ltr">
            {number}
          </p>
        </div>
        <QrCode text={address} className="idcard__qr" />
      </section>
      <section className="idcard idcard--back">
        <ol>
          <li>
            {before}
            <bdi dir="ltr" className="idcard__address">
              {shown}
            </bdi>
            {after}
          </li>
          <li>{t('step2')}</li>
          <li>{t('step3')}</li>
        </ol>
        <p>{t('lost', { phone: `\u2066${town.centre.phoneShown}\u2069` })}</p>
      </section>
      <section className="idcard idcard--pin">
        <div>
          <p className="small">{t('pin')}</p>
          <p className="idcard__number" dir="ltr">
            {pin.replace(/^(\d{3})(\d{3})$/, '$1 $2')}
          </p>
        </div>
        <p className="small">{t('secret')}</p>
      </section>
    </div>
  )
}
