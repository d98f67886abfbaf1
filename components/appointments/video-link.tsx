import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'

/** Opens the conversation by video; the other place learns nothing of ours. */
export async function VideoLink({ url }: { url: string }) {
  const t = await getTranslations('appointments')
  return (
    <span className="grid justify-items-start gap-2 py-2 font-normal">
      <LinkButton href={url} icon="video-camera">
        {t('video.join')}
      </LinkButton>
      <span className="soft small">{t('video.only')}</span>
    </span>
  )
}
