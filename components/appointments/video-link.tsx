import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'

/** Opens the conversation by video; the other place learns nothing of ours. */
export async function VideoLink({ url }: { url: string }) {
  const t = await getTranslations('appointments')
  return (
    <span className="stack pt-4 font-normal" style={{ '--gap': 'var(--s2)' } as React.CSSProperties}>
      <LinkButton href={url} icon="video-camera" wide>
        {t('video.join')}
      </LinkButton>
      <span className="soft small">{t('video.only')}</span>
    </span>
  )
}
