import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { RadioGroup } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { MyPage } from '@/components/layout/my-page'
import type { IconName } from '@/components/ui/icon'
import { ReadAloud } from '@/components/ui/read-aloud'
import { Stepper } from '@/components/ui/steps'
import { requirePermission } from '@/lib/access/require'
import type { Level } from '@/lib/cefr/cefr'
import { myPlacement } from '@/lib/courses/placement/queries'
import { statements } from '@/lib/courses/placement/vocabulary'
import { isOneOf, skills } from '@/lib/courses/vocabulary'
import { newId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { sayLevelAction } from '../actions'

type Props = PageProps<'/[locale]/my/placement/[skill]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('placement')
  return { title: t('title') }
}

/** What each level is about, to see as well as to read. */
const icons: Partial<Record<Level, IconName>> = {
  alfa: 'pencil-line',
  A0: 'hand-waving',
  A1: 'coffee',
  A2: 'house',
  B1: 'briefcase',
  B2: 'graduation-cap',
}

/** One skill: choose the sentence that is true of you. */
export default async function Page({ params }: Props) {
  const { locale } = await pageLocale(params)
  const { skill } = await params
  if (!isOneOf(skills, skill)) notFound()
  const path = `/my/placement/${skill}`
  const { ctx } = await requirePermission('courses.level.say', { locale, path })
  const placement = await myPlacement(ctx)
  if (!placement) notFound()
  const [t, courses, strings] = await Promise.all([
    getTranslations('placement'),
    getTranslations('courses'),
    formStrings(),
  ])
  const can = (level: Level) => t(`can.${skill}.${level}` as Parameters<typeof t>[0])
  return (
    <MyPage
      locale={locale}
      path={path}
      tab="bookings"
      title={t(`question.${skill}`)}
      lead={t('questionHint')}
    >
      <div className="stack" style={{ '--gap': 'var(--s6)' } as React.CSSProperties}>
        <Stepper
          label={t('steps')}
          current={skills.indexOf(skill)}
          steps={skills.map((one) => courses(`skill.${one}`))}
        />
        <Form
          action={sayLevelAction}
          locale={locale}
          path={path}
          strings={strings}
          idempotencyKey={newId()}
          submit={<Submit busy={strings.busy}>{t('next')}</Submit>}
        >
          <input type="hidden" name="skill" value={skill} />
          <ReadAloud
            lang={locale}
            text={[t(`question.${skill}`), t('questionHint'), ...statements[skill].map(can)].join(' ')}
            words={{ read: t('readAloud'), stop: t('stop') }}
          />
          <RadioGroup
            name="level"
            label={t(`question.${skill}`)}
            defaultValue={placement.levels[skill]?.level}
            options={statements[skill].map((level) => ({
              value: level,
              label: can(level),
              icon: icons[level] ?? 'check',
            }))}
          />
        </Form>
      </div>
    </MyPage>
  )
}
