import { getTranslations } from 'next-intl/server'
import { OneButton } from '@/components/forms/plain-form'
import { LinkButton } from '@/components/ui/button'
import { alwaysAsked } from '@/lib/cases/vocabulary'
import { publishTypeAction, withdrawTypeAction } from '../../actions'

type Props = {
  type: { typeKey: string; publishedAt: Date | null }
  country: string
  locale: string
  path: string
}

/** Lets people choose it, or no more; danger and "something else" always stay. */
export async function Publish({ type, country, locale, path }: Props) {
  const [t, teams] = await Promise.all([
    getTranslations('casesStaff.types'),
    getTranslations('casesStaff.teams'),
  ])
  const fields = { key: type.typeKey, country }
  if (!type.publishedAt)
    return (
      <div className="row">
        <OneButton
          id="publish"
          action={publishTypeAction}
          locale={locale}
          path={path}
          fields={fields}
          variant="fill"
        >
          {t('publish')}
        </OneButton>
        {/* Nobody can ask while no team takes it. */}
        <LinkButton href={`/${locale}/staff/cases/teams`} variant="quiet">
          {teams('title')}
        </LinkButton>
      </div>
    )
  if (alwaysAsked.includes(type.typeKey)) return <p className="soft small">{t('always')}</p>
  return (
    <OneButton id="withdraw" action={withdrawTypeAction} locale={locale} path={path} fields={fields} small>
      {t('withdraw')}
    </OneButton>
  )
}
