import { getTranslations } from 'next-intl/server'
import { CheckboxGroup } from '@/components/forms/choice-fields'
import { NumberField } from '@/components/forms/text-fields'
import { activityKinds, evidences } from '@/lib/passport/vocabulary'

type Props = {
  part?: { requiredMinutes: number | null; termMonths: number | null; counts: string[]; evidence: string[] }
}

/** What a part asks: hours, what counts for them, and within which time. */
export async function PartRuleFields({ part }: Props) {
  const [t, words] = await Promise.all([getTranslations('passportStaff'), getTranslations('passport')])
  const minutes = part?.requiredMinutes ?? null
  return (
    <>
      <NumberField
        name="requiredHours"
        label={t('templates.requiredHours')}
        hint={t('templates.requiredHint')}
        optional
        defaultValue={minutes === null ? undefined : minutes / 60}
      />
      <NumberField
        name="termMonths"
        label={t('templates.termMonths')}
        optional
        defaultValue={part?.termMonths ?? undefined}
      />
      <CheckboxGroup
        name="counts"
        label={t('templates.counts')}
        plain
        columns={2}
        options={activityKinds.map((kind) => ({ value: kind, label: words(`kind.${kind}`) }))}
        defaultValues={part?.counts ?? []}
      />
      <CheckboxGroup
        name="evidence"
        label={t('templates.evidence')}
        plain
        columns={2}
        options={evidences.map((one) => ({ value: one, label: words(`evidence.${one}`) }))}
        defaultValues={part?.evidence ?? []}
      />
    </>
  )
}
