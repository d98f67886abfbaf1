import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import type { Ctx } from '@/lib/access/context'
import { hoursToConfirm } from '@/lib/passport/queries'

/** Ways from my page to my passport, and to hours that wait for my word. */
export async function MyDoors({ locale, ctx }: { locale: string; ctx: Ctx }) {
  const [t, asked] = await Promise.all([getTranslations('passport'), hoursToConfirm(ctx)])
  return (
    <p className="row">
      <LinkButton href={`/${locale}/my/passport`} variant="quiet" icon="certificate">
        {t('title')}
      </LinkButton>
      {asked.length > 0 && (
        <LinkButton href={`/${locale}/my/passport/confirm`} icon="list-checks">
          {t('confirm.mine')}
        </LinkButton>
      )}
    </p>
  )
}
