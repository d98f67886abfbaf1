import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea } from '@/components/forms/text-fields'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Card } from '@/components/ui/card'
import { Crumbs } from '@/components/ui/navigation'
import { requirePermission } from '@/lib/access/require'
import { viewNote } from '@/lib/cases/versions'
import { limits } from '@/lib/config/limits'
import { isId } from '@/lib/db/ids'
import { pageLocale } from '@/lib/i18n/page'
import { changeNoteAction } from '../../../actions'

type Props = PageProps<'/[locale]/staff/cases/[id]/notes/[noteId]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('casesStaff.notes')
  return { title: t('edit') }
}

/**
 * Changing a note. Its version stands in the form: when a colleague saved meanwhile, the answer comes back to this page,
 * which then shows their text beside the one that was typed; saving again, with both in view, is a choice.
 */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const { id, noteId } = await params
  const path = `/staff/cases/${id}/notes/${noteId}`
  const { ctx } = await requirePermission('cases.case.change', { locale, path })
  const note = isId(id) && isId(noteId) ? await viewNote(ctx, id, noteId) : null
  if (!note) notFound()
  const [t, strings, staff, words] = await Promise.all([
    getTranslations('casesStaff.notes'),
    formStrings(),
    getTranslations('staff'),
    getTranslations('casesStaff'),
  ])
  return (
    <StaffPage locale={locale} path={path} section="cases">
      <StaffHead
        crumbs={
          <Crumbs
            label={words('title')}
            home={{ href: `/${locale}/staff`, label: staff('nav.today') }}
            items={[
              { href: `/${locale}/staff/cases`, label: words('title') },
              { href: `/${locale}/staff/cases/${id}`, label: note.number },
            ]}
          />
        }
        title={t('edit')}
      />
      <div className="cols">
        <Card>
          <h2>{t('mine')}</h2>
          <Form
            action={changeNoteAction}
            locale={locale}
            path={path}
            strings={strings}
            submit={<Submit busy={strings.busy}>{t('save')}</Submit>}
          >
            <input type="hidden" name="caseId" value={id} />
            <input type="hidden" name="noteId" value={note.id} />
            <input type="hidden" name="version" value={note.version} />
            <TextArea
              name="text"
              label={t('text')}
              rows={10}
              defaultValue={note.text}
              maxLength={limits.text.message}
            />
          </Form>
        </Card>
        <Card>
          <h2>{t('theirs')}</h2>
          <p className="soft small">
            <bdi>{note.by}</bdi> · {f.dayAndTime(note.changedAt ?? note.at)}
          </p>
          <p className="pre" lang={note.language} dir="auto">
            {note.text}
          </p>
          <p className="soft small">{t('conflictText')}</p>
        </Card>
      </div>
    </StaffPage>
  )
}
