import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { DateField, NumberField, TextField } from '@/components/forms/text-fields'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { Card } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { requirePermission } from '@/lib/access/require'
import { listTracks } from '@/lib/courses/tracks'
import { pageLocale } from '@/lib/i18n/page'
import { townZone } from '@/lib/time/clock'
import { dayOf, dayToDate } from '@/lib/time/time'
import { editTrackAction } from '../actions'

type Props = PageProps<'/[locale]/staff/courses/tracks'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('coursesStaff')
  return { title: t('tracks.title') }
}

/** How many lesson hours a level takes in each track, as data with its source. */
export default async function Page({ params, searchParams }: Props) {
  const { locale, f } = await pageLocale(params)
  const path = '/staff/courses/tracks'
  const { ctx } = await requirePermission('courses.track.edit', { locale, path })
  const [t, courses, staff, strings, tracks, query] = await Promise.all([
    getTranslations('coursesStaff'),
    getTranslations('courses'),
    getTranslations('staff'),
    formStrings(),
    listTracks(ctx),
    searchParams,
  ])
  const today = dayOf(ctx.now, townZone())
  return (
    <StaffPage locale={locale} path={path} section="courses">
      <Crumbs
        label={courses('crumbs')}
        home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
        items={[{ href: `/${locale}/staff/courses`, label: t('title') }]}
      />
      <h1>{t('tracks.title')}</h1>
      <p className="soft">{t('tracks.lead')}</p>
      {query.done === 'saved' && (
        <Banner tone="ok" live>
          {t('tracks.saved')}
        </Banner>
      )}
      <ul className="stack">
        {tracks.map((track) => (
          <li key={track.key}>
            <Card as="article" gap={3} labelledBy={`track-${track.key}`}>
              <h2 className="h3" id={`track-${track.key}`}>
                {courses(`track.${track.key}`)}:{' '}
                {track.hours === null
                  ? t('tracks.unknown')
                  : courses('hoursPerLevel', { hours: f.unit(track.hours, 'hour') })}
              </h2>
              <p className="soft small">
                <bdi>{track.source}</bdi>
                {track.checkedOn &&
                  ` · ${t('tracks.checked', { day: f.fullDay(dayToDate(track.checkedOn)) })}`}
              </p>
              <Form
                id={`track-form-${track.key}`}
                action={editTrackAction}
                locale={locale}
                path={path}
                strings={strings}
                submit={
                  <Submit busy={strings.busy} variant="quiet" about={courses(`track.${track.key}`)}>
                    {t('tracks.save')}
                  </Submit>
                }
              >
                <input type="hidden" name="key" value={track.key} />
                <input type="hidden" name="version" value={track.version} />
                <NumberField
                  name="hours"
                  label={t('tracks.hours')}
                  hint={t('tracks.hoursHint')}
                  optional
                  defaultValue={track.hours ?? undefined}
                />
                <TextField name="source" label={t('tracks.source')} defaultValue={track.source} />
                <DateField
                  name="checkedOn"
                  label={t('tracks.checkedOn')}
                  defaultValue={track.checkedOn ?? today}
                />
              </Form>
            </Card>
          </li>
        ))}
      </ul>
    </StaffPage>
  )
}
