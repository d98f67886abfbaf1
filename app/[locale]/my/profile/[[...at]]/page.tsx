import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MyPage } from '@/components/layout/my-page'
import { questionAt } from '@/components/people/profile/questions'
import { stepIcons } from '@/components/people/profile/step'
import { askedIn } from '@/components/people/profile/words'
import { requirePermission } from '@/lib/access/require'
import { pageLocale } from '@/lib/i18n/page'
import { neighbourhoodChoices, profileOf, stepsOf } from '@/lib/people/profile/queries'
import { profileActions } from '../profile-actions'

type Props = PageProps<'/[locale]/my/profile/[[...at]]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await pageLocale(params)
  const { at = [] } = await params
  const asked = await askedIn(locale, null)
  const step = at[0]
  const known = step && questionTitles.has(step)
  return { title: asked.text(known ? `${step}.question` : 'title') }
}

const questionTitles = new Set(Object.keys(stepIcons))

/** What somebody tells about themselves: an overview, and a page for each question. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const { at = [] } = await params
  const path = ['/my/profile', ...at].join('/')
  const { ctx, session } = await requirePermission('people.profile.answer', { locale, path })
  const [asked, profile, steps, neighbourhoods, { done }] = await Promise.all([
    askedIn(locale, null),
    profileOf(ctx, session.personId),
    stepsOf(ctx, session.personId),
    at[0] === 'neighbourhood' ? neighbourhoodChoices(ctx) : [],
    searchParams,
  ])
  if (!profile) notFound()
  const question = questionAt({
    frame: { locale, asked, base: '/my/profile', query: '', fields: {}, profile, steps },
    address: at,
    neighbourhoods,
    actions: profileActions,
    notice: done === 'confirmed' ? 'confirmed' : null,
  })
  if (!question) notFound()
  return (
    <MyPage locale={locale} path={path} tab="settings" title={question.title} lead={question.why}>
      <div className="stack question">
        {question.place && <p className="strong soft">{question.place}</p>}
        {question.body}
        {at.length === 0 && <p className="small soft">{asked.say('who')}</p>}
      </div>
    </MyPage>
  )
}
