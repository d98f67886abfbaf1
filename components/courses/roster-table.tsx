import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextField } from '@/components/forms/text-fields'
import { Avatar } from '@/components/ui/people'
import { MailLink } from '@/components/ui/text'
import type { RosterRow } from '@/lib/courses/types'
import type { FormServerAction } from '@/lib/forms/state'
import type { Formats } from '@/lib/i18n/format'

type Props = {
  rows: readonly RosterRow[]
  empty: string
  locale: string
  f: Formats
  path: string
  mayCancel: boolean
  /** The name leads to the learner's level. */
  mayTest: boolean
  cancelAction: FormServerAction
  /** Only for the waiting list. */
  moveUpAction?: FormServerAction
}

/** People of a run: name, language, how to reach them, number; cancelling and moving up ask for a reason. */
export async function RosterTable({
  rows,
  empty,
  locale,
  f,
  path,
  mayCancel,
  mayTest,
  cancelAction,
  moveUpAction,
}: Props) {
  const [t, strings] = await Promise.all([getTranslations('coursesStaff'), formStrings()])
  if (rows.length === 0) return <p className="panel__foot soft">{empty}</p>
  return (
    <table className="tbl tbl--stack">
      <thead>
        <tr>
          <th>{t('person.name')}</th>
          <th>{t('person.language')}</th>
          <th>{t('person.contact')}</th>
          <th>{t('person.reference')}</th>
          {mayCancel && (
            <th>
              <span className="sr">{t('cancelFor')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.bookingId} id={row.bookingId}>
            <th scope="row">
              <span className="iw items-center!">
                <Avatar name={row.name} size="s" />
                <span>
                  {mayTest ? (
                    <a href={`/${locale}/staff/courses/levels/${row.personId}`}>
                      <bdi>{row.name}</bdi>
                    </a>
                  ) : (
                    <bdi>{row.name}</bdi>
                  )}
                  {row.position && (
                    <span className="small soft block font-normal">
                      {t('number', { number: row.position })}
                    </span>
                  )}
                  {row.keptUntil && (
                    <span className="small soft block font-normal">
                      {t('offeredUntil', { time: f.dayAndTime(row.keptUntil) })}
                    </span>
                  )}
                </span>
              </span>
            </th>
            <td data-th={t('person.language')}>{f.languageName(row.locale)}</td>
            <td data-th={t('person.contact')}>
              {row.phone && (
                <a href={`tel:${row.phone}`} dir="ltr">
                  {row.phone}
                </a>
              )}{' '}
              {row.email && <MailLink address={row.email} />}
            </td>
            <td data-th={t('person.reference')}>
              <bdi className="num nowrap">{row.reference}</bdi>
              {row.bookedBy === 'staff' && <span className="small soft block">{t('person.byStaff')}</span>}
            </td>
            {mayCancel && (
              <td>
                {moveUpAction && row.position !== 1 && (
                  <details className="data">
                    <summary>{t('moveUp')}</summary>
                    <Form
                      id={`up-${row.bookingId}`}
                      action={moveUpAction}
                      locale={locale}
                      path={path}
                      strings={strings}
                      submit={<Submit busy={strings.busy}>{t('moveUp')}</Submit>}
                    >
                      <input type="hidden" name="bookingId" value={row.bookingId} />
                      <TextField name="reason" label={t('moveUpReason')} hint={t('moveUpHint')} />
                    </Form>
                  </details>
                )}
                <details className="data">
                  <summary>{t('cancelFor')}</summary>
                  <Form
                    id={`off-${row.bookingId}`}
                    action={cancelAction}
                    locale={locale}
                    path={path}
                    strings={strings}
                    submit={
                      <Submit busy={strings.busy} variant="late">
                        {t('cancelFor')}
                      </Submit>
                    }
                  >
                    <input type="hidden" name="bookingId" value={row.bookingId} />
                    <TextField name="reason" label={t('cancelForReason')} />
                  </Form>
                </details>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
