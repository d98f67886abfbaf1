import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import { LinkButton } from '@/components/ui/button'
import { Panel } from '@/components/ui/card'
import { can, personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { isStaff } from '@/lib/access/roles'
import { cardNumberShown, cardOf } from '@/lib/auth/access-card'
import { countSessions } from '@/lib/auth/own-sessions'
import { hasSecondFactor } from '@/lib/auth/second-factor'
import { newId } from '@/lib/db/ids'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'
import { holdOn } from '@/lib/people/erase-person'
import type { StaffPerson } from '@/lib/people/types'
import {
  disableAction,
  enableAction,
  endSessionsAction,
  issueCardAction,
  liftHoldAction,
  placeHoldAction,
  resetFactorAction,
  revokeCardAction,
} from '../actions'

type Props = { ctx: Ctx; person: StaffPerson; locale: Locale; path: string }

/** Where they are signed in, their second key, and whether the account is open. */
export async function AccountPanel({ ctx, person, locale, path }: Props) {
  const own = personIdOf(ctx.actor) === person.id
  const mayDisable = can(ctx.actor, 'people.person.disable') && !own && !person.mergedInto
  const [t, sessions, factor] = await Promise.all([
    getTranslations('peopleStaff'),
    countSessions(ctx, person.id),
    hasSecondFactor(ctx, person.id),
  ])
  return (
    <Panel title={t('account')} colour="green">
      <p className="panel__foot">{t('sessions', { count: sessions })}</p>
      {sessions > 0 && can(ctx.actor, 'auth.session.endFor') && (
        <OneButton
          id="end-sessions"
          action={endSessionsAction}
          locale={locale}
          path={path}
          fields={{ personId: person.id }}
          small
          icon="sign-out"
        >
          {t('endSessions')}
        </OneButton>
      )}
      {isStaff(person.roles.map(({ role }) => role)) && (
        <p className="panel__foot">{factor ? t('factor.has') : t('factor.hasNot')}</p>
      )}
      {factor && !own && can(ctx.actor, 'auth.factor.reset') && (
        <OneButton
          id="reset-factor"
          action={resetFactorAction}
          locale={locale}
          path={path}
          fields={{ personId: person.id }}
          small
          icon="key"
        >
          {t('factor.reset')}
        </OneButton>
      )}
      {mayDisable && (
        <OneButton
          id="disable"
          action={person.disabledAt ? enableAction : disableAction}
          locale={locale}
          path={path}
          fields={{ personId: person.id }}
          small
          icon="lock-simple"
        >
          {person.disabledAt ? t('enable') : t('disable')}
        </OneButton>
      )}
    </Panel>
  )
}

/** The card of somebody without e-mail. */
export async function CardPanel({ ctx, person, locale, f, path }: Props & { f: Formats }) {
  const [t, card] = await Promise.all([getTranslations('peopleStaff'), cardOf(ctx, person.id)])
  return (
    <Panel title={t('accessCard.title')} colour="ochre">
      <p className="panel__foot">
        {card
          ? t('accessCard.has', {
              number: cardNumberShown(card.number),
              day: f.fullDay(card.issuedAt),
            })
          : t('accessCard.none')}
      </p>
      {card?.pin && (
        <p>
          <LinkButton small variant="quiet" icon="printer" href={`/${locale}${path}/card`}>
            {t('accessCard.print')}
          </LinkButton>
        </p>
      )}
      {card && <p className="soft small">{t('accessCard.againNote')}</p>}
      <OneButton
        id="issue-card"
        action={issueCardAction}
        locale={locale}
        path={path}
        idempotencyKey={newId()}
        fields={{ personId: person.id }}
        small
        icon="identification-card"
      >
        {card ? t('accessCard.again') : t('accessCard.make')}
      </OneButton>
      {card && (
        <OneButton
          id="revoke-card"
          action={revokeCardAction}
          locale={locale}
          path={path}
          fields={{ personId: person.id }}
          small
          variant="bare"
        >
          {t('accessCard.revoke')}
        </OneButton>
      )}
    </Panel>
  )
}

/** Whether they may be erased. */
export async function HoldPanel({ ctx, person, locale, f, path }: Props & { f: Formats }) {
  const [t, strings, hold] = await Promise.all([
    getTranslations('peopleStaff'),
    formStrings(),
    holdOn(ctx, person.id),
  ])
  return (
    <Panel title={t('hold.title')} colour="brick">
      <p className="panel__foot">
        {hold ? t('hold.held', { day: f.fullDay(hold.placedAt), reason: hold.reason }) : t('hold.none')}
      </p>
      {hold ? (
        <OneButton
          id="lift-hold"
          action={liftHoldAction}
          locale={locale}
          path={path}
          fields={{ personId: person.id }}
          small
        >
          {t('hold.lift')}
        </OneButton>
      ) : (
        <details className="data">
          <summary>{t('hold.place')}</summary>
          <Form
            id="place-hold"
            action={placeHoldAction}
            locale={locale}
            path={path}
            strings={strings}
            submit={
              <Submit busy={strings.busy} small variant="quiet">
                {t('hold.place')}
              </Submit>
            }
          >
            <input type="hidden" name="personId" value={person.id} />
            <TextField name="reason" label={t('hold.reason')} hint={t('hold.reasonHint')} />
          </Form>
        </details>
      )}
    </Panel>
  )
}
