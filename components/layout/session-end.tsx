import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { currentContext, currentSession } from '@/lib/auth/current'
import { limits } from '@/lib/config/limits'
import type { Locale } from '@/lib/i18n/locales'
import { SessionWatch } from './session-watch'

/**
 * What a personal page says about the end of the session: staff are warned two minutes before it, and on a device that
 * is not only theirs everybody is, a minute before. Newcomers' own telephones need no warning of a day.
 */
export async function SessionEnd({ locale, staff }: { locale: Locale; staff?: boolean }) {
  const [session, ctx] = await Promise.all([currentSession(), currentContext()])
  if (!session || !(staff || session.shared)) return null
  const t = await getTranslations({ locale, namespace: 'auth' })
  const secondsTo = (at: Date) => Math.max(0, Math.floor((at.getTime() - ctx.now.getTime()) / 1000))
  const leaveTo = session.shared ? `/${locale}/sign-out/done?idle=1` : undefined
  const idle = secondsTo(session.idleEndsAt)
  return (
    <>
      {session.shared && (
        <div className="shared-strip">
          <Icon name="device-mobile" />
          <span>{t('shared.strip')}</span>
          <a href={`/${locale}/sign-out`}>{t('signOut')}</a>
          <noscript>
            {/* Without scripts nothing can warn; the page at least does not stay behind. */}
            <meta httpEquiv="refresh" content={`${idle};url=${leaveTo}`} />
          </noscript>
        </div>
      )}
      <SessionWatch
        idleSeconds={idle}
        totalSeconds={secondsTo(session.endsAt)}
        warnSeconds={session.shared ? limits.sessions.warnSeconds.shared : limits.sessions.warnSeconds.staff}
        leaveTo={leaveTo}
        words={{
          title: t('ending.title'),
          text: session.shared ? t('ending.textShared') : t('ending.text'),
          textTotal: t('ending.textTotal'),
          stay: t('ending.stay'),
          overTitle: t('ending.overTitle'),
          overText: t('ending.overText'),
          close: t('ending.close'),
        }}
      />
    </>
  )
}
