import { getTranslations } from 'next-intl/server'

/** A kind of event of the trail in words (`courses.place.booked` → “Plaats · geboekt”); its key where there are none. */
export async function eventWords(): Promise<(event: string) => string> {
  const t = await getTranslations('trailStaff')
  return (event) => {
    const [, thing = '', did = ''] = event.split('.')
    const [about, happened] = [`thing.${thing}`, `did.${did}`] as never[]
    return about && happened && t.has(about) && t.has(happened) ? `${t(about)} · ${t(happened)}` : event
  }
}
