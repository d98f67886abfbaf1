import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { MyPage } from '@/components/layout/my-page'
import { FaceChoice } from '@/components/teaching/face-choice'
import { Banner } from '@/components/ui/banner'
import { Foreign } from '@/components/ui/text'
import { requirePermission } from '@/lib/access/require'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { myAsk } from '@/lib/teaching/evaluation'
import { answerEvaluationAction } from './actions'

type Props = PageProps<'/[locale]/my/evaluation/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('teaching')
  return { title: t('evaluation.title') }
}

/** Faces and three questions. Nobody sees who said what. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const { id } = await params
  const path = `/my/evaluation/${id}`
  const { ctx } = await requirePermission('teaching.evaluation.answer', { locale, path })
  const ask = isId(id) ? await myAsk(ctx, id, locale) : null
  if (!ask) notFound()
  const [t, strings, query] = await Promise.all([getTranslations('teaching'), formStrings(), searchParams])
  const three = ['3', '2', '1'] as const
  const answers = three.map((value) => ({ value, label: t(`evaluation.answers.${value}`) }))
  return (
    <MyPage
      locale={locale}
      path={path}
      tab="bookings"
      title={t('evaluation.title')}
      lead={<Foreign lang={ask.lang}>{ask.title}</Foreign>}
    >
      {ask.answered ? (
        <Banner tone="ok" live={query.done === 'sent'}>
          {t(query.done === 'sent' ? 'evaluation.thanks' : 'evaluation.already')}
        </Banner>
      ) : (
        <Form
          id="evaluation"
          action={answerEvaluationAction}
          locale={locale}
          path={path}
          strings={strings}
          submit={<Submit busy={strings.busy}>{t('evaluation.send')}</Submit>}
        >
          <p>{t('evaluation.anonymous')}</p>
          <input type="hidden" name="askId" value={ask.id} />
          <FaceChoice
            name="face"
            label={t('evaluation.face')}
            options={[
              { value: '3', icon: 'smiley', label: t('evaluation.faces.3') },
              { value: '2', icon: 'smiley-meh', label: t('evaluation.faces.2') },
              { value: '1', icon: 'smiley-sad', label: t('evaluation.faces.1') },
            ]}
          />
          <FaceChoice name="learned" label={t('evaluation.learned')} options={answers} />
          <FaceChoice
            name="pace"
            label={t('evaluation.pace')}
            options={(['1', '2', '3'] as const).map((value) => ({
              value,
              label: t(`evaluation.paces.${value}`),
            }))}
          />
          <FaceChoice name="welcome" label={t('evaluation.welcome')} options={answers} />
        </Form>
      )}
    </MyPage>
  )
}
