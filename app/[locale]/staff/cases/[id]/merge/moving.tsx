import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Card } from '@/components/ui/card'
import { Table } from '@/components/ui/table'
import type { MergePreview } from '@/lib/cases/merge-preview'
import { factKeys } from '@/lib/cases/vocabulary'
import { paperWords, taskWords } from '@/lib/cases/words'
import type { Formats } from '@/lib/i18n/format'
import { dayToDate } from '@/lib/time/time'

type Fact = MergePreview['facts'][number]
type Line = { key: string; what: string; items: readonly ReactNode[] }

/** What comes over, kind by kind, and the facts of both beside each other. */
export async function Moving({ preview, f }: { preview: MergePreview; f: Formats }) {
  const [t, words, cases, facts, flags] = await Promise.all([
    getTranslations('casesStaff.merge'),
    getTranslations('casesStaff'),
    getTranslations('cases'),
    getTranslations('cases.fact'),
    getTranslations('casesStaff.flags'),
  ])
  const { double } = preview
  const known = (fact: Fact['there'] | null) =>
    fact?.on ? f.fullDay(dayToDate(fact.on)) : fact?.value ? facts(`choice.${fact.value as 'yes'}`) : '–'
  const lines: Line[] = [
    {
      key: 'documents',
      what: t('documents'),
      items: double.documents.map((file) => <bdi key={file.id}>{file.name || t('noName')}</bdi>),
    },
    {
      key: 'appointments',
      what: t('appointments'),
      items: double.appointments.map((at) => f.dayAndTime(at)),
    },
    { key: 'messages', what: t('messages'), items: double.messages > 0 ? [f.number(double.messages)] : [] },
    { key: 'notes', what: words('notes.title'), items: double.notes > 0 ? [f.number(double.notes)] : [] },
    {
      key: 'letters',
      what: words('letters.title'),
      items: double.letters > 0 ? [f.number(double.letters)] : [],
    },
    { key: 'tasks', what: t('tasks'), items: preview.tasks.map((task) => taskWords(cases, task)) },
    {
      key: 'papers',
      what: words('papers.title'),
      items: preview.papers.map((line) => paperWords(cases, line)),
    },
    { key: 'seen', what: t('seen'), items: preview.seen.map((line) => paperWords(cases, line)) },
    {
      key: 'flags',
      what: words('flags.title'),
      items: preview.flags.map((kind) => flags(kind as 'callBack')),
    },
    {
      key: 'referrals',
      what: words('refer.title'),
      items: preview.referrals.map((each) => (
        <span key={each.id}>
          <bdi>{each.partner}</bdi>
          {each.takenBack && ` (${t('takenBack')})`}
        </span>
      )),
    },
  ].filter((line) => line.items.length > 0)
  return (
    <>
      <Card>
        <Table<Line>
          caption={t('moves')}
          rows={lines}
          rowKey={(line) => line.key}
          empty={<p>{t('nothing')}</p>}
          columns={[
            { key: 'what', header: t('what'), rowHeader: true, cell: (line) => line.what },
            {
              key: 'items',
              header: t('which'),
              cell: (line) => (
                <ul className="ticks">
                  {line.items.map((item, n) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: a line of a list that never changes
                    <li key={n}>{item}</li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
        {preview.terms > 0 && <p className="soft">{t('terms', { count: preview.terms })}</p>}
      </Card>
      {preview.facts.length > 0 && (
        <Card>
          <Table<Fact>
            caption={words('facts.title')}
            rows={preview.facts}
            rowKey={(fact) => fact.key}
            columns={[
              {
                key: 'fact',
                header: words('facts.which'),
                rowHeader: true,
                cell: (fact) => {
                  const key = factKeys.find((each) => each === fact.key)
                  return key ? facts(`key.${key}`) : fact.key
                },
              },
              { key: 'here', header: t('kept'), cell: (fact) => known(fact.here) },
              { key: 'there', header: t('double'), cell: (fact) => known(fact.there) },
              {
                key: 'then',
                header: t('then'),
                cell: (fact) => t(fact.comes ? 'comes' : 'stays'),
              },
            ]}
          />
        </Card>
      )}
    </>
  )
}
