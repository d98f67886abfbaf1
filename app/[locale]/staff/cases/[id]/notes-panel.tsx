import { getTranslations } from 'next-intl/server'
import type { PanelProps } from '@/components/cases/staff-panel'
import { Checkbox, RadioGroup, SelectField } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { OneButton } from '@/components/forms/plain-form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { TextArea } from '@/components/forms/text-fields'
import { Panel } from '@/components/ui/card'
import { Tag } from '@/components/ui/status'
import { contactChannels, noteKinds } from '@/lib/cases/vocabulary'
import { limits } from '@/lib/config/limits'
import { newId } from '@/lib/db/ids'
import { removeNoteAction, writeCaseNoteAction } from '../actions'

const icons = { internal: 'lock-simple', shared: 'users', contact: 'phone' } as const

/** Notes: for the team, for the person too, or a contact that was had. Who sees it stands on each. */
export async function NotesPanel({ locale, path, f, one, me }: PanelProps & { me: string | null }) {
  const [t, strings] = await Promise.all([getTranslations('casesStaff.notes'), formStrings()])
  return (
    <Panel id="notes" title={t('title')} count={one.notes.length} colour="violet">
      <Form
        id="write-note"
        action={writeCaseNoteAction}
        locale={locale}
        path={path}
        strings={strings}
        idempotencyKey={newId()}
        submit={
          <Submit busy={strings.busy} small>
            {t('save')}
          </Submit>
        }
      >
        <input type="hidden" name="caseId" value={one.id} />
        <RadioGroup
          name="kind"
          label={t('kind')}
          plain
          defaultValue="internal"
          options={noteKinds.map((kind) => ({
            value: kind,
            label: t(kind),
            icon: icons[kind],
            hint: kind === 'shared' && !one.sensitive ? t('sharedHint') : undefined,
          }))}
        />
        <TextArea name="text" label={t('text')} rows={4} maxLength={limits.text.message} />
        <SelectField
          name="channel"
          label={t('channel')}
          optional
          defaultValue="phone"
          options={contactChannels.map((channel) => ({ value: channel, label: t(`channels.${channel}`) }))}
        />
        <Checkbox name="reached" label={t('reached')} />
      </Form>
      {one.notes.length === 0 && <p className="panel__foot soft">{t('none')}</p>}
      <ul>
        {one.notes.map((note) => (
          <li className="task task--plain" key={note.id}>
            <div>
              <p className="row row--tight">
                <Tag icon={icons[note.kind]}>{t(note.kind)}</Tag>
                <span className="soft small">
                  <bdi>{note.by}</bdi> · {f.dayAndTime(note.at)}
                  {note.channel && ` · ${t(`channels.${note.channel as 'phone'}`)}`}
                  {note.kind === 'contact' && !note.reached && ` · ${t('notReached')}`}
                  {note.changedAt && ` · ${t('changed', { day: f.shortDay(note.changedAt) })}`}
                </span>
              </p>
              <p className="pre" lang={note.language} dir="auto">
                {note.text}
              </p>
              <div className="row row--tight">
                {(note.kind === 'internal' || note.authorId === me) && (
                  <a
                    href={`/${locale}${path}/notes/${note.id}`}
                    aria-label={t('editAbout', { day: f.dayAndTime(note.at) })}
                  >
                    {t('edit')}
                  </a>
                )}
                {note.authorId === me && (
                  <OneButton
                    id={`remove-${note.id}`}
                    action={removeNoteAction}
                    locale={locale}
                    path={path}
                    fields={{ caseId: one.id, noteId: note.id }}
                    about={`${t('remove')}: ${f.dayAndTime(note.at)}`}
                    small
                    variant="bare"
                  >
                    {t('remove')}
                  </OneButton>
                )}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
