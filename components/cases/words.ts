import type { getTranslations } from 'next-intl/server'

export type CaseWords = Awaited<ReturnType<typeof getTranslations<'cases'>>>
