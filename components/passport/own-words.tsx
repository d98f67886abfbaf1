import { getTranslations } from 'next-intl/server'
import { TextField } from '@/components/forms/text-fields'
import { Details } from '@/components/ui/text'
import { localeNames, locales, sourceLocale } from '@/lib/i18n/locales'
import type { OwnNames, OwnTexts } from '@/lib/passport/types'

const others = locales.filter((code) => code !== sourceLocale)

/** What the town calls a trajectory: in Dutch, and in the other languages for who wants to. */
export async function NameFields({ names }: { names?: OwnNames }) {
  const t = await getTranslations('passportStaff')
  return (
    <>
      <TextField
        name={`names.${sourceLocale}`}
        label={t('templates.name')}
        defaultValue={names?.[sourceLocale]}
      />
      <Details summary={t('templates.languages')}>
        {others.map((code) => (
          <TextField
            key={code}
            name={`names.${code}`}
            label={localeNames[code]}
            optional
            defaultValue={names?.[code]}
          />
        ))}
      </Details>
    </>
  )
}

/** What the town calls a part and how one does it. */
export async function PartWordFields({ words }: { words?: OwnTexts }) {
  const t = await getTranslations('passportStaff')
  return (
    <>
      <TextField
        name={`words.${sourceLocale}.title`}
        label={t('templates.partTitle')}
        defaultValue={words?.[sourceLocale]?.title}
      />
      <TextField
        name={`words.${sourceLocale}.how`}
        label={t('templates.partHow')}
        optional
        defaultValue={words?.[sourceLocale]?.how}
      />
      <Details summary={t('templates.languages')}>
        {others.flatMap((code) => [
          <TextField
            key={`${code}-title`}
            name={`words.${code}.title`}
            label={t('templates.partTitleIn', { language: localeNames[code] })}
            optional
            defaultValue={words?.[code]?.title}
          />,
          <TextField
            key={`${code}-how`}
            name={`words.${code}.how`}
            label={t('templates.partHowIn', { language: localeNames[code] })}
            optional
            defaultValue={words?.[code]?.how}
          />,
        ])}
      </Details>
    </>
  )
}
