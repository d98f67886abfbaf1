import { Checkbox, CheckboxGroup, RadioGroup, SelectField } from '@/components/forms/choice-fields'
import { FilterForm, FilterGroup, SearchForm } from '@/components/forms/filter-form'
import { Form, type FormStrings } from '@/components/forms/form'
import { Submit } from '@/components/forms/submit'
import {
  CodeField,
  DateField,
  NumberField,
  TextArea,
  TextField,
  TimeField,
} from '@/components/forms/text-fields'
import { Button, LinkButton } from '@/components/ui/button'
import type { FormState } from '@/lib/forms/state'
import { dirOf, localeNames, locales } from '@/lib/i18n/locales'
import { tryFormAction } from './actions'
import { Kit, type KitProps, type Words } from './kit'

export function ButtonKit({ t }: KitProps) {
  return (
    <Kit title={t('buttons')}>
      <div className="row">
        <Button type="button">{t('button.fill')}</Button>
        <Button type="button" icon="chair" iconEnd="arrow-right">
          {t('button.icon')}
        </Button>
        <Button type="button" className="is-focus">
          {t('button.focus')}
        </Button>
        <Button type="button" disabled>
          {t('button.off')}
        </Button>
      </div>
      <div className="row">
        <LinkButton href="#buttons" variant="quiet" icon="printer">
          {t('button.quiet')}
        </LinkButton>
        <LinkButton href="#buttons" variant="bare">
          {t('button.bare')}
        </LinkButton>
        <Button type="button" variant="late" icon="trash">
          {t('button.late')}
        </Button>
        <Button type="button" small>
          {t('button.fill')}
        </Button>
      </div>
      <p>
        <a href="#buttons">{t('button.link')}</a>
      </p>
    </Kit>
  )
}

type FormKitProps = KitProps & { strings: FormStrings & { busy: string }; path: string; newKey: string }

const languages = locales.map((code) => ({
  value: code,
  label: localeNames[code],
  lang: code,
  dir: dirOf(code),
}))

function Questions({ t }: { t: Words }) {
  return (
    <>
      <TextField
        name="name"
        label={t('form.name')}
        hint={t('form.nameHint')}
        defaultValue="Amina"
        autoComplete="off"
      />
      <TextField
        name="phone"
        type="tel"
        label={t('form.phone')}
        hint={t('form.phoneHint')}
        short
        autoComplete="off"
      />
      <SelectField
        name="language"
        label={t('form.language')}
        empty={t('form.choose')}
        options={languages}
        short
      />
      <RadioGroup
        name="bring"
        label={t('form.bring')}
        columns={2}
        options={[
          { value: 'no', label: t('form.no') },
          { value: 'yes', label: t('form.yes'), hint: t('form.yesHint') },
        ]}
      />
      <CodeField name="code" label={t('form.code')} hint={t('form.codeHint')} />
    </>
  )
}

/** A form that really is sent; the code is 123456. */
export function TryKit({ t, locale, strings: { busy, ...strings }, path, newKey }: FormKitProps) {
  return (
    <Kit title={t('tryForm')}>
      <Form
        id="try"
        action={tryFormAction}
        locale={locale}
        path={path}
        idempotencyKey={newKey}
        strings={strings}
        submit={
          <Submit busy={busy} iconEnd="arrow-right">
            {t('form.next')}
          </Submit>
        }
      >
        <Questions t={t} />
      </Form>
    </Kit>
  )
}

/** The same form as it comes back after a refusal, so that it can be looked at without sending anything. */
export function RefusedKit({ t, locale, strings: { busy, ...strings }, path }: FormKitProps) {
  const refused: FormState = {
    status: 'refused',
    // Without an attempt the summary does not take the focus: nobody sent anything here.
    attempt: '',
    values: { name: 'Amina', phone: '09 25', language: 'ar', bring: 'yes' },
    fieldErrors: {
      phone: [t('form.phoneError')],
      bring: [t('form.bringError')],
      code: [t('form.codeError')],
    },
    formErrors: [],
  }
  return (
    <Kit title={t('refused')}>
      <Form
        id="refused"
        action={tryFormAction}
        locale={locale}
        path={path}
        strings={strings}
        initial={refused}
        submit={<Submit busy={busy}>{t('form.next')}</Submit>}
      >
        <Questions t={t} />
      </Form>
    </Kit>
  )
}

export function FieldKit({ t, locale, strings: { busy, ...strings }, path }: FormKitProps) {
  return (
    <Kit title={t('fields')}>
      <Form
        id="fields"
        action={tryFormAction}
        locale={locale}
        path={path}
        strings={strings}
        submit={
          <Submit busy={busy} variant="quiet">
            {t('form.next')}
          </Submit>
        }
      >
        <TextField name="email" type="email" label={t('form.email')} optional autoComplete="off" />
        <div className="form__row">
          <DateField name="from" label={t('form.from')} defaultValue="2026-10-12" />
          <TimeField name="at" label={t('form.at')} defaultValue="09:30" />
        </div>
        <NumberField name="children" label={t('form.children')} defaultValue={2} />
        <TextArea name="question" label={t('form.question')} rows={3} optional />
      </Form>
    </Kit>
  )
}

export function ChoiceKit({ t }: KitProps) {
  return (
    <Kit title={t('choices')}>
      <CheckboxGroup
        name="when"
        label={t('form.when')}
        options={[
          { value: 'morning', label: t('form.morning'), icon: 'sun-horizon' },
          { value: 'afternoon', label: t('form.afternoon'), icon: 'sun' },
          { value: 'evening', label: t('form.evening'), icon: 'moon' },
        ]}
        defaultValues={['morning']}
      />
      <CheckboxGroup
        name="plain"
        label={t('form.when')}
        plain
        options={[
          { value: 'morning', label: t('form.morning') },
          { value: 'evening', label: t('form.evening') },
        ]}
        defaultValues={['evening']}
      />
      <Checkbox name="agree" label={t('form.agree')} />
    </Kit>
  )
}

export function FilterKit({ t, path }: KitProps & { path: string }) {
  return (
    <Kit title={t('filters')}>
      <SearchForm action={path} id="kit-search" label={t('form.search')} submitLabel={t('form.find')} />
      <FilterForm
        action={path}
        label={t('filters')}
        openLabel={t('form.open')}
        submitLabel={t('form.show')}
        clear={
          <LinkButton href={path} variant="bare">
            {t('form.clear')}
          </LinkButton>
        }
      >
        <FilterGroup
          name="part"
          legend={t('form.when')}
          chosen={['morning']}
          options={[
            { value: 'morning', label: t('form.morning'), count: 14 },
            { value: 'evening', label: t('form.evening'), count: 8 },
          ]}
        />
        <FilterGroup
          name="bring"
          single
          legend={t('form.bring')}
          chosen={['no']}
          options={[
            { value: 'yes', label: t('form.yes') },
            { value: 'no', label: t('form.no') },
          ]}
        />
      </FilterForm>
    </Kit>
  )
}
