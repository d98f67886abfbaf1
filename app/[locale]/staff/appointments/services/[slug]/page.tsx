import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { Checkbox, CheckboxGroup } from '@/components/forms/choice-fields'
import { Form } from '@/components/forms/form'
import { formStrings } from '@/components/forms/strings'
import { Submit } from '@/components/forms/submit'
import { NumberField, TextField } from '@/components/forms/text-fields'
import { StaffHead } from '@/components/layout/staff-head'
import { StaffPage } from '@/components/layout/staff-page'
import { Banner } from '@/components/ui/banner'
import { requirePermission } from '@/lib/access/require'
import { serviceForEdit } from '@/lib/appointments/save-service'
import { newId } from '@/lib/db/ids'
import { localeNames, locales } from '@/lib/i18n/locales'
import { pageLocale } from '@/lib/i18n/page'
import { saveServiceAction } from '../../actions'

type Props = PageProps<'/[locale]/staff/appointments/services/[slug]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('appointmentsStaff')
  return { title: t('services.edit') }
}

/** One service, or a new one at `/new`. */
export default async function Page({ params, searchParams }: Props) {
  const { locale } = await pageLocale(params)
  const { slug } = await params
  const path = `/staff/appointments/services/${slug}`
  const { ctx } = await requirePermission('appointments.service.edit', { locale, path })
  const fresh = slug === 'new'
  const [t, words, strings, { service, staff }, query] = await Promise.all([
    getTranslations('appointmentsStaff'),
    getTranslations('appointments'),
    formStrings(),
    serviceForEdit(ctx, fresh ? null : slug),
    searchParams,
  ])
  if (!fresh && !service) notFound()
  const textOf = (code: string) => service?.texts.find((text) => text.locale === code)
  const fields = (code: (typeof locales)[number]) => (
    <div key={code} className="stack">
      <TextField
        name={`texts.${code}.name`}
        label={`${t('services.name')} (${localeNames[code]})`}
        optional={code !== 'nl'}
        lang={code}
        defaultValue={textOf(code)?.name}
      />
      <TextField
        name={`texts.${code}.about`}
        label={`${t('services.about')} (${localeNames[code]})`}
        optional
        lang={code}
        defaultValue={textOf(code)?.about}
      />
    </div>
  )
  return (
    <StaffPage locale={locale} path={path} section="appointments">
      <StaffHead
        title={textOf('nl')?.name ?? t('services.add')}
        titleLang={service ? 'nl' : undefined}
        lead={t('services.lead')}
      />
      {query.done === 'saved' && (
        <Banner tone="ok" live>
          <p>{t('services.saved')}</p>
        </Banner>
      )}
      <Form
        action={saveServiceAction}
        locale={locale}
        path={path}
        strings={strings}
        idempotencyKey={newId()}
        wide
        submit={<Submit busy={strings.busy}>{t('services.save')}</Submit>}
      >
        {service && (
          <>
            <input type="hidden" name="serviceId" value={service.id} />
            <input type="hidden" name="version" value={service.version} />
          </>
        )}
        {fields('nl')}
        <NumberField
          name="durationMinutes"
          label={t('services.minutes')}
          defaultValue={service?.durationMinutes ?? 40}
        />
        <NumberField
          name="bufferMinutes"
          label={t('services.buffer')}
          defaultValue={service?.bufferMinutes ?? 5}
        />
        <NumberField
          name="leadHours"
          label={t('services.leadHours')}
          defaultValue={service?.leadHours ?? 4}
        />
        <NumberField name="daysAhead" label={t('services.ahead')} defaultValue={service?.daysAhead ?? 42} />
        <CheckboxGroup
          name="settings"
          label={t('services.how')}
          defaultValues={service?.settings ?? ['centre']}
          options={(['centre', 'phone', 'video'] as const).map((setting) => ({
            value: setting,
            label: words(`setting.${setting}`),
          }))}
        />
        <TextField
          name="videoUrl"
          type="url"
          label={t('services.videoUrl')}
          hint={t('services.videoHint')}
          optional
          inputMode="url"
          defaultValue={service?.videoUrl ?? undefined}
        />
        <CheckboxGroup
          name="staffIds"
          label={t('services.who')}
          plain
          columns={2}
          defaultValues={service?.providers.map((provider) => provider.staffId) ?? []}
          options={staff.map((person) => ({ value: person.id, label: <bdi>{person.fullName}</bdi> }))}
        />
        <Checkbox
          name="publicBooking"
          label={t('services.public')}
          defaultChecked={service?.publicBooking ?? true}
        />
        <Checkbox name="retired" label={t('services.retired')} defaultChecked={Boolean(service?.retiredAt)} />
        <details className="stack">
          <summary className="btn btn--bare">{t('services.other')}</summary>
          <div className="stack pt-4">{locales.filter((code) => code !== 'nl').map(fields)}</div>
        </details>
      </Form>
    </StaffPage>
  )
}
