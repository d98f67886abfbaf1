import type { StaffCase } from '@/lib/cases/staff-case'
import type { Formats } from '@/lib/i18n/format'
import type { Locale } from '@/lib/i18n/locales'

/** What every panel of a case's page gets. */
export type PanelProps = { locale: Locale; path: string; f: Formats; one: StaffCase }
