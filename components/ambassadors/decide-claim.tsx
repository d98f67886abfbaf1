import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import type { FormServerAction } from '@/lib/forms/state'
import type { Locale } from '@/lib/i18n/locales'

type Props = {
  locale: Locale
  path: string
  claim: { id: string; name: string }
  approve: FormServerAction
  refuse: FormServerAction
}

/** Yes, or no with a reason, to somebody's claim. */
export async function DecideClaim({ locale, path, claim, approve, refuse }: Props) {
  const [t, strings] = await Promise.all([getTranslations('ambassadorsStaff'), formStrings()])
  return (
    <div className="stack" style={{ '--gap': 'var(--s2)' } as React.CSSProperties}>
      <OneButton
        id={`approve-${claim.id}`}
        action={approve}
        locale={locale}
        path={path}
        fields={{ claimId: claim.id }}
        about={`${t('expenses.approve')}: ${claim.name}`}
        small
      >
        {t('expenses.approve')}
      </OneButton>
      <details className="data">
        <summary>{t('expenses.refuse')}</summary>
        <Form
          id={`refuse-${claim.id}`}
          action={refuse}
          locale={locale}
          path={path}
          strings={strings}
          submit={
            <Submit busy={strings.busy} variant="late" small about={`${t('expenses.refuse')}: ${claim.name}`}>
              {t('expenses.refuse')}
            </Submit>
          }
        >
          <input type="hidden" name="claimId" value={claim.id} />
          <TextField name="reason" label={t('expenses.why')} />
        </Form>
      </details>
    </div>
  )
}
