import type { useTranslations } from 'next-intl'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import type { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { Panel } from '@/components/ui/card'
import type { RunDetail } from '@/lib/ambassadors/pairs/staff-queries'
import type { FormServerAction } from '@/lib/forms/state'
import type { Locale } from '@/lib/i18n/locales'

type Props = {
  s: ReturnType<typeof useTranslations<'pairsStaff'>>
  locale: Locale
  path: string
  run: RunDetail
  strings: Omit<Awaited<ReturnType<typeof formStrings>>, 'busy'>
  busy: string
  action: FormServerAction
}

/** Two pairs of a round change partners. Nothing where no two can still be proposed. */
export function SwapForm({ s, locale, path, run, strings, busy, action }: Props) {
  const options = run.suggestions
    .filter((row) => row.open && !row.pinned)
    .map((row) => ({
      value: `${row.requestId}:${row.helper.id}`,
      label: s('two', { one: row.seeker.name, other: row.helper.name }),
    }))
  if (run.whatIf || options.length < 2) return null
  return (
    <Panel title={s('swap.title')}>
      <Form
        id="swap"
        action={action}
        locale={locale}
        path={path}
        strings={strings}
        submit={
          <Submit busy={busy} variant="quiet" icon="shuffle">
            {s('swap.do')}
          </Submit>
        }
      >
        <p>{s('swap.lead')}</p>
        <input type="hidden" name="runId" value={run.id} />
        <SelectField name="one" label={s('swap.one')} empty={s('swap.choose')} options={options} />
        <SelectField name="other" label={s('swap.other')} empty={s('swap.choose')} options={options} />
      </Form>
    </Panel>
  )
}
