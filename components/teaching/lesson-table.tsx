import { getTranslations } from 'next-intl/server'
import { Status } from '@/components/ui/status'
import { Table } from '@/components/ui/table'
import type { Formats } from '@/lib/i18n/format'
import type { Group, LessonRow } from '@/lib/teaching/types'

/** Every lesson of a group and whether its sheet was saved; the newest that can be filled in stands out. */
export async function LessonTable({ locale, f, group }: { locale: string; f: Formats; group: Group }) {
  const t = await getTranslations('teachingStaff')
  const status = (lesson: LessonRow) => {
    if (lesson.cancelledAt) return <Status phase="late">{t('cancelled')}</Status>
    if (lesson.recordedAt)
      return (
        <Status phase="done" tone="ok">
          {t('there', { there: lesson.there, all: group.learners.length })}
        </Status>
      )
    return lesson.open ? (
      <Status phase="open" tone="warn">
        {t('notYet')}
      </Status>
    ) : (
      <Status phase="open">{t('later')}</Status>
    )
  }
  return (
    <Table
      caption={t('lessons')}
      hideCaption
      rows={[...group.lessons].sort(
        (a, b) =>
          Number(b.open) - Number(a.open) ||
          (a.open ? -1 : 1) * (a.startsAt.getTime() - b.startsAt.getTime()),
      )}
      rowKey={(lesson) => lesson.id}
      columns={[
        {
          key: 'day',
          header: t('lesson'),
          cell: (lesson) => {
            const words = (
              <>
                {f.day(lesson.startsAt)}, <bdi>{f.time(lesson.startsAt)}</bdi>
              </>
            )
            return lesson.open ? (
              <a href={`/${locale}/staff/teaching/${group.runId}/lessons/${lesson.id}`}>{words}</a>
            ) : (
              words
            )
          },
        },
        { key: 'status', header: t('attendance'), cell: status },
      ]}
    />
  )
}
