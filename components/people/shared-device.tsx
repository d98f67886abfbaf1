import { getTranslations } from 'next-intl/server'
import { Checkbox } from '@/components/forms/choice-fields'
import { isSharedDevice } from '@/lib/auth/current'

/** "This device is not only mine": asked at every way in. */
export async function SharedDevice() {
  const [t, before] = await Promise.all([getTranslations('auth'), isSharedDevice()])
  return (
    <Checkbox name="shared" label={t('shared.label')} hint={t('shared.hint')} defaultChecked={before} tile />
  )
}
