import { getTranslations } from 'next-intl/server'
import { Table } from '@/components/ui/table'
import type { Formats } from '@/lib/i18n/format'
import type { Group } from '@/lib/teaching/types'

/** Who is in the group, and how often they were there. */
export async function LearnerTable({ locale, f, group }: { locale: string; f: Formats; group: Group }) {
  const t = await getTranslations('teachingStaff')
  if (group.learners.length === 0) return <p className="panel__foot soft">{t('sheet.empty')}</p>
  return (
    <Table
      caption={t('group')}
      hideCaption
      rows={group.learners}
      rowKey={(learner) => learner.personId}
      columns={[
        {
          key: 'name',
          header: t('group'),
          cell: (learner) => (
            <a href={`/${locale}/staff/teaching/${group.runId}/learners/${learner.personId}`}>
              <bdi>{learner.name}</bdi>
              <span className="soft small block font-normal">{f.languageName(learner.locale)}</span>
            </a>
          ),
        },
        {
          key: 'there',
          header: t('attendance'),
          cell: ({ attended }) => t('there', { there: attended.there, all: attended.held }),
        },
        { key: 'absent', header: t('absences'), end: true, cell: ({ attended }) => attended.absent },
        { key: 'excused', header: t('excusedDays'), end: true, cell: ({ attended }) => attended.excused },
      ]}
    />
  )
}
