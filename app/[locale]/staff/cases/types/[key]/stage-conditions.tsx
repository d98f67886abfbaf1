import { getTranslations } from 'next-intl/server'
import { SelectField } from '@/components/forms/choice-fields'
import type { Definition } from '@/lib/cases/definition'
import { conditionOf } from '@/lib/cases/rules'
import { factKeys, stageKeys, stageSigns } from '@/lib/cases/vocabulary'

const places = ['first', 'second', 'third'] as const

/** What ends each stage: up to three signs, and whether one of them is enough. Only closing ends the last. */
export async function StageConditions({ definition }: { definition: Definition }) {
  const [t, cases, facts] = await Promise.all([
    getTranslations('casesStaff.types'),
    getTranslations('cases.stage'),
    getTranslations('cases.fact.key'),
  ])
  const options = stageSigns.map((sign) => {
    const fact = factKeys.find((key) => key === sign)
    return { value: sign, label: fact ? facts(fact) : t(`sign.${sign as 'assigned'}`) }
  })
  return (
    <fieldset className="f">
      <legend>{t('conditions')}</legend>
      <p className="f__hint">{t('conditionsHint')}</p>
      {stageKeys.flatMap((stage) => {
        const when = conditionOf(stage, definition.doneWhen ?? {})
        if (!when) return []
        const about = (label: string) => `${cases(stage)}: ${label}`
        return [
          <details key={stage} open={definition.doneWhen?.[stage] !== undefined}>
            <summary>
              {cases(stage)}:{' '}
              {when.signs
                .map((sign) => options.find((each) => each.value === sign)?.label)
                .join(when.match === 'all' ? ` ${t('and')} ` : ` ${t('or')} `)}
            </summary>
            <div className="form__row">
              {places.map((place, n) => (
                <SelectField
                  key={place}
                  name={`done.${stage}.${place}`}
                  label={about(t('signNumber', { number: n + 1 }))}
                  optional={n > 0}
                  empty={n > 0 ? t('noSign') : undefined}
                  defaultValue={when.signs[n]}
                  options={options}
                />
              ))}
              <SelectField
                name={`done.${stage}.match`}
                label={about(t('match'))}
                defaultValue={when.match}
                options={(['any', 'all'] as const).map((value) => ({ value, label: t(`matches.${value}`) }))}
              />
            </div>
          </details>,
        ]
      })}
    </fieldset>
  )
}
