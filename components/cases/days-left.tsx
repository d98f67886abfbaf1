import { getTranslations } from 'next-intl/server'
import { Status } from '@/components/ui/status'

/** How many days are left, in words with their moon; the day itself under it. */
export async function DaysLeft({ daysLeft, day }: { daysLeft: number | null; day: string | null }) {
  const t = await getTranslations('casesStaff.list')
  if (daysLeft === null) return <span className="soft">{t('noDay')}</span>
  const late = daysLeft < 0
  return (
    <>
      <Status
        phase={late ? 'late' : undefined}
        icon={late ? undefined : 'clock'}
        tone={late ? 'late' : daysLeft <= 3 ? 'warn' : undefined}
      >
        {late ? t('late', { days: -daysLeft }) : t('days', { days: daysLeft })}
      </Status>
      {day && <span className="block soft small">{day}</span>}
    </>
  )
}
