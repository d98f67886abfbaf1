import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AskFrame } from '@/components/cases/ask-frame'
import { typeIcon } from '@/components/cases/look'
import { TypeLine, TypeName } from '@/components/cases/type-name'
import { RadioGroup } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { currentContext, currentSession } from '@/lib/auth/current'
import { getDraft } from '@/lib/cases/ask-help'
import { listTypeChoices } from '@/lib/cases/type-list'
import { town } from '@/lib/config/town'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { chooseTopicAction } from './actions'

type Props = PageProps<'/[locale]/help/ask'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('cases.ask')
  return { title: t('start'), robots: { index: false } }
}

/** The first question: what is it about? */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const { draft: draftId } = await searchParams
  const ctx = await currentContext()
  const [t, strings, session, draft, types] = await Promise.all([
    getTranslations('cases'),
    formStrings(),
    currentSession(),
    isId(draftId) ? getDraft(ctx, draftId) : null,
    listTypeChoices(ctx, town.country, 'published'),
  ])
  return (
    <AskFrame
      locale={locale}
      path="/help/ask"
      query={draft ? `draft=${draft.id}` : undefined}
      title={t('ask.topic')}
      lead={t('ask.topicHint')}
      step={1}
      danger={draft?.danger}
    >
      <Form
        action={chooseTopicAction}
        locale={locale}
        path="/help/ask"
        strings={strings}
        submit={<Submit busy={strings.busy}>{t('ask.next')}</Submit>}
      >
        {draft && <input type="hidden" name="draftId" value={draft.id} />}
        <RadioGroup
          name="topic"
          label={t('ask.topic')}
          columns={2}
          defaultValue={draft?.topic ?? undefined}
          options={types.map((type) => ({
            value: type.typeKey,
            label: <TypeName type={type} locale={locale} />,
            hint: type.typeWords ? <TypeLine type={type} locale={locale} /> : undefined,
            icon: typeIcon(type.typeKey, type.icon),
          }))}
        />
      </Form>
      {!session && (
        <p>
          <a href={`/${locale}/sign-in?back=${encodeURIComponent(`/${locale}/help/ask`)}`}>
            {t('ask.signIn')}
          </a>
        </p>
      )}
    </AskFrame>
  )
}
