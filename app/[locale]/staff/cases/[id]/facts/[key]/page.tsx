import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SideBySide } from '@/components/cases/side-by-side'
import { SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField } from '@/components/forms/text-fields'
import { requirePermission } from '@/lib/access/require'
import { type FactVersion, viewFact } from '@/lib/cases/versions'
import { choiceFacts, isChoiceFact } from '@/lib/cases/vocabulary'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { dayToDate } from '@/lib/time/time'
import { recordFactAction } from '../../../actions'

type Props = PageProps<'/[locale]/staff/cases/[id]/facts/[key]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('casesStaff.conflict')
  return { title: t('fact') }
}

/** One fact: what I write down, beside what stands now and all that stood before. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id, key } = await params
  const path = `/staff/cases/${id}/facts/${key}`
  const { ctx } = await requirePermission('cases.case.change', { locale, path })
  const fact = isId(id) ? await viewFact(ctx, id, key) : null
  if (!fact) notFound()
  const [t, facts, strings] = await Promise.all([
    getTranslations('casesStaff.conflict'),
    getTranslations('cases.fact'),
    formStrings(),
  ])
  const said = (version: FactVersion) =>
    version.on
      ? f.fullDay(dayToDate(version.on))
      : version.value
        ? facts(`choice.${version.value as 'yes'}`)
        : ''
  const by = (name: string | null, at: Date) => ({ name: name ?? t('unknown'), time: f.dayAndTime(at) })
  const label = facts(`key.${fact.key}`)
  return (
    <SideBySide
      locale={locale}
      path={path}
      caseId={id}
      number={fact.number}
      title={label}
      mine={
        <Form
          action={recordFactAction}
          locale={locale}
          path={path}
          strings={strings}
          submit={<Submit busy={strings.busy}>{t('save')}</Submit>}
        >
          <input type="hidden" name="caseId" value={id} />
          <input type="hidden" name="key" value={fact.key} />
          <input type="hidden" name="seenAt" value={ctx.now.toISOString()} />
          {isChoiceFact(fact.key) ? (
            <SelectField
              name="value"
              label={label}
              defaultValue={fact.now?.value ?? undefined}
              options={choiceFacts[fact.key].map((value) => ({ value, label: facts(`choice.${value}`) }))}
            />
          ) : (
            <DateField name="on" label={label} defaultValue={fact.now?.on ?? undefined} />
          )}
        </Form>
      }
      theirs={
        <>
          {fact.now ? (
            <>
              <p className="strong">{said(fact.now)}</p>
              <p className="soft small">{t('by', by(fact.now.by, fact.now.at))}</p>
            </>
          ) : (
            <p>{t('nothing')}</p>
          )}
          {fact.before.length > 0 && (
            <>
              <h3 className="h3">{t('before')}</h3>
              <ul className="ticks">
                {fact.before.map((version) => (
                  <li key={version.id}>
                    {said(version)}
                    <span className="block soft small">{t('by', by(version.by, version.at))}</span>
                    {version.takenBack && (
                      <span className="block soft small">
                        {t('takenBack', by(version.takenBack.by, version.takenBack.at))}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      }
    />
  )
}
