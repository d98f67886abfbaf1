import { getTranslations } from 'next-intl/server'
import { Panel } from '@/components/ui/card'
import type { EvaluationSummary } from '@/lib/teaching/evaluation'

/** What a group answered; under five answers only how many there are. */
export async function EvaluationPanel({ summary }: { summary: EvaluationSummary }) {
  const [t, words] = await Promise.all([getTranslations('teachingStaff'), getTranslations('teaching')])
  const three = ['3', '2', '1'] as const
  return (
    <Panel title={t('evaluation.title')} colour="rose" id="evaluation">
      {!summary.shown ? (
        <p className="soft">{t('evaluation.few', { count: summary.answers })}</p>
      ) : (
        <table className="tbl">
          <caption>{t('evaluation.answers', { count: summary.answers })}</caption>
          <tbody>
            {(['face', 'learned', 'pace', 'welcome'] as const).map((question) => (
              <tr key={question}>
                <th scope="row">{words(`evaluation.${question}`)}</th>
                <td>
                  {three
                    .map((value) => {
                      const label =
                        question === 'face'
                          ? words(`evaluation.faces.${value}`)
                          : question === 'pace'
                            ? words(`evaluation.paces.${value}`)
                            : words(`evaluation.answers.${value}`)
                      return `${label}: ${summary[question][Number(value) as 1 | 2 | 3]}`
                    })
                    .join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
