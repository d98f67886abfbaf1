import { getTranslations } from 'next-intl/server'
import { RadioGroup } from '@/components/forms/choice-fields'
import { LanguageFields } from '@/components/forms/language-fields'
import { ownTypeIcons } from '@/lib/cases/vocabulary'
import type { OwnWords } from '@/lib/cases/words'
import { limits } from '@/lib/config/limits'

/** What the town calls a type of its own, the line that explains it, and its pictogram. */
export async function TypeWordFields({ words, icon }: { words?: OwnWords; icon?: string | null }) {
  const t = await getTranslations('casesStaff.types')
  return (
    <>
      <LanguageFields
        name="words"
        summary={t('languages')}
        labelIn={(label, language) => t('wordsIn', { label, language })}
        values={words}
        parts={[
          { name: 'title', label: t('wordsTitle'), hint: t('wordsTitleHint'), maxLength: limits.text.title },
          { name: 'line', label: t('wordsLine'), optional: true, maxLength: limits.text.reason },
        ]}
      />
      <RadioGroup
        name="icon"
        label={t('icon')}
        columns={2}
        defaultValue={icon ?? ownTypeIcons[0]}
        options={ownTypeIcons.map((value, n) => ({
          value,
          label: t('iconNumber', { number: n + 1 }),
          icon: value,
        }))}
      />
    </>
  )
}
