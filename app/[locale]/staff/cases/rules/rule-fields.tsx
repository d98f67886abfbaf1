import { getTranslations } from 'next-intl/server'
import { Checkbox, CheckboxGroup, SelectField } from '@/components/forms/choice-fields'
import { LanguageFields } from '@/components/forms/language-fields'
import { DateField, NumberField, TextArea, TextField } from '@/components/forms/text-fields'
import { Details } from '@/components/ui/text'
import type { Offset, RuleShape } from '@/lib/cases/deadlines/types'
import {
  bridges,
  type ChoiceFact,
  choiceFacts,
  confidences,
  dayFacts,
  losses,
  ruleSentences,
} from '@/lib/cases/vocabulary'
import { limits } from '@/lib/config/limits'

/** Where a rule comes from and how sure it is, as its form begins. */
export type RuleSource = {
  confidence: string
  sourceName: string
  sourceUrl: string | null
  seenOn: string
  validFrom: string
  validTo: string | null
  reviewBy: string
  tellable: boolean
  note: string | null
}
type Props = { shape?: RuleShape; source?: RuleSource }

const units = ['d', 'wd', 'w', 'm', 'y'] as const

/** So many days, weeks … before or after the day it runs from; empty where there is no such end. */
async function OffsetFields({ name, label, value }: { name: string; label: string; value?: Offset }) {
  const t = await getTranslations('casesStaff.rules')
  const about = (what: string) => `${label}: ${what}`
  return (
    <div className="form__row">
      <NumberField
        name={`${name}.count`}
        label={label}
        optional
        defaultValue={value === undefined ? '' : Math.abs(value.count)}
      />
      <SelectField
        name={`${name}.unit`}
        label={about(t('unitLabel'))}
        defaultValue={value?.unit ?? 'd'}
        options={units.map((unit) => ({ value: unit, label: t(`units.${unit}`) }))}
      />
      <SelectField
        name={`${name}.side`}
        label={about(t('side'))}
        defaultValue={value && value.count < 0 ? 'before' : 'after'}
        options={(['before', 'after'] as const).map((side) => ({ value: side, label: t(`sides.${side}`) }))}
      />
    </div>
  )
}

/** All of a rule: what, from which day, the window, the bridge, the source, how sure. For a new one and a new version. */
export async function RuleFields({ shape, source }: Props) {
  const [t, terms, cases, facts] = await Promise.all([
    getTranslations('casesStaff.rules'),
    getTranslations('casesStaff.terms'),
    getTranslations('cases'),
    getTranslations('cases.fact'),
  ])
  const dayOptions = dayFacts.map((fact) => ({ value: fact, label: facts(`key.${fact}`) }))
  return (
    <>
      <h2 className="h3">{t('partWhat')}</h2>
      <SelectField
        name="sentence"
        label={t('what')}
        defaultValue={shape?.sentence ?? 'own'}
        options={[
          { value: 'own', label: t('ownWords') },
          ...ruleSentences.map((key) => ({ value: key, label: cases(`rule.${key}`) })),
        ]}
      />
      <SelectField
        name="bridge"
        label={t('bridge')}
        optional
        empty={t('noBridge')}
        defaultValue={shape?.bridge}
        options={[
          ...bridges.map((key) => ({ value: key, label: cases(`bridge.${key}`) })),
          { value: 'own', label: t('ownWords') },
        ]}
      />
      <SelectField
        name="loss"
        label={t('loss')}
        optional
        empty={t('noLoss')}
        defaultValue={shape?.loss}
        options={[
          ...losses.map((key) => ({ value: key, label: cases(`loss.${key}`) })),
          { value: 'own', label: t('ownWords') },
        ]}
      />
      <Details summary={t('ownWords')} open={Boolean(shape?.words) || !shape}>
        <p className="soft">{t('ownWordsHint')}</p>
        <LanguageFields
          name="words"
          summary={t('languages')}
          labelIn={(label, language) => t('wordsIn', { label, language })}
          values={shape?.words}
          parts={[
            { name: 'title', label: t('what'), optional: true, maxLength: limits.text.title },
            { name: 'bridge', label: t('bridge'), optional: true, maxLength: limits.text.reason },
            { name: 'loss', label: t('loss'), optional: true, maxLength: limits.text.reason },
          ]}
        />
      </Details>
      <SelectField
        name="kind"
        label={t('kind')}
        defaultValue={shape?.kind ?? 'act'}
        options={(['act', 'authority'] as const).map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
      />

      <h2 className="h3">{t('partWhen')}</h2>
      <SelectField name="trigger" label={t('trigger')} defaultValue={shape?.trigger} options={dayOptions} />
      <SelectField
        name="met"
        label={t('met')}
        defaultValue={shape?.met ?? 'submittedOn'}
        options={dayOptions}
      />
      <Checkbox name="posted" label={t('posted')} defaultChecked={shape?.posted} />
      <Checkbox name="fromNextMonth" label={t('fromNextMonth')} defaultChecked={shape?.fromNextMonth} />
      <Details summary={t('onlyWhen')} open={Boolean(shape?.when)}>
        <CheckboxGroup
          name="when"
          label={t('onlyWhen')}
          hint={t('onlyWhenHint')}
          optional
          plain
          columns={2}
          defaultValues={shape?.when?.is.map((value) => `${shape.when?.fact}:${value}`)}
          options={(Object.keys(choiceFacts) as ChoiceFact[]).flatMap((fact) =>
            choiceFacts[fact].map((value) => ({
              value: `${fact}:${value}`,
              label: `${facts(`key.${fact}`)}: ${facts(`choice.${value}`)}`,
            })),
          )}
        />
      </Details>

      <h2 className="h3">{t('partWindow')}</h2>
      <p className="soft">{t('offsetHint')}</p>
      <OffsetFields name="earliest" label={t('earliest')} value={shape?.earliest} />
      <OffsetFields name="latest" label={t('latest')} value={shape?.latest} />
      <OffsetFields name="safeFrom" label={t('safeFrom')} value={shape?.safe?.from} />
      <OffsetFields name="safeUntil" label={t('safeUntil')} value={shape?.safe?.until} />
      <OffsetFields name="usual" label={t('usual')} value={shape?.usual} />
      <Checkbox name="rolls" label={t('rolls')} defaultChecked={shape?.rolls} />
      <Checkbox name="lawyer" label={t('lawyer')} defaultChecked={shape?.lawyer} />
      <Checkbox name="taskOnly" label={t('taskOnly')} defaultChecked={shape?.taskOnly} />
      <TextField
        name="remind"
        label={t('remind')}
        hint={t('remindHint')}
        optional
        dir="ltr"
        defaultValue={shape?.remind?.join(', ')}
      />

      <h2 className="h3">{t('partSource')}</h2>
      <SelectField
        name="confidence"
        label={t('sure')}
        defaultValue={source?.confidence ?? 'unsure'}
        options={confidences.map((value) => ({ value, label: terms(`confidence.${value}`) }))}
      />
      <TextField name="sourceName" label={t('source')} defaultValue={source?.sourceName} maxLength={300} />
      <TextField
        name="sourceUrl"
        type="url"
        label={t('link')}
        optional
        defaultValue={source?.sourceUrl ?? ''}
      />
      <DateField name="seenOn" label={t('seen')} defaultValue={source?.seenOn} />
      <DateField name="validFrom" label={t('valid')} defaultValue={source?.validFrom} />
      <DateField name="validTo" label={t('validTo')} optional defaultValue={source?.validTo ?? ''} />
      <DateField name="reviewBy" label={t('review')} defaultValue={source?.reviewBy} />
      <Checkbox
        name="tellable"
        label={t('tellable')}
        hint={t('tellableHint')}
        defaultChecked={source?.tellable}
      />
      <TextArea name="note" label={t('note')} optional rows={4} defaultValue={source?.note ?? ''} />
    </>
  )
}
