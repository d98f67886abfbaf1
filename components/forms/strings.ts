import { getTranslations } from 'next-intl/server'
import type { FormStrings } from './client-form'

/** The words every form needs, for its client part. */
export async function formStrings(): Promise<FormStrings & { busy: string }> {
  const t = await getTranslations('forms')
  return {
    errorTitle: t('errorTitle'),
    errorPrefix: t('errorPrefix'),
    optional: t('optional'),
    lookAbove: t('lookAbove'),
    busy: t('busy'),
  }
}
