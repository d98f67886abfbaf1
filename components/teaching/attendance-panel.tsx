import { getTranslations } from 'next-intl/server'
import { Panel } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import type { Attended } from '@/lib/teaching/rules'

type Props = {
  people: readonly { personId: string; name: string }[]
  attendance: { held: number; people: Map<string, Attended> }
  /** The group's own page, for who may open it. */
  href?: string
}

/** On the roster: who was there how often; nothing before the first sheet. */
export async function AttendancePanel({ people, attendance, href }: Props) {
  const t = await getTranslations('teachingStaff')
  if (attendance.held === 0) return null
  return (
    <Panel
      title={t('attendance')}
      count={attendance.held}
      countLabel={t('lessons')}
      colour="green"
      action={href ? { href, label: t('openGroup') } : undefined}
    >
      <Table
        caption={t('attendance')}
        hideCaption
        rows={people}
        rowKey={(person) => person.personId}
        columns={[
          { key: 'name', header: t('group'), cell: (person) => <bdi>{person.name}</bdi> },
          {
            key: 'there',
            header: t('attendance'),
            cell: (person) => {
              const sum = attendance.people.get(person.personId)
              return t('there', { there: sum?.there ?? 0, all: sum?.held ?? 0 })
            },
          },
          {
            key: 'absent',
            header: t('absences'),
            end: true,
            cell: (person) => attendance.people.get(person.personId)?.absent ?? 0,
          },
          {
            key: 'excused',
            header: t('excusedDays'),
            end: true,
            cell: (person) => attendance.people.get(person.personId)?.excused ?? 0,
          },
        ]}
      />
    </Panel>
  )
}
