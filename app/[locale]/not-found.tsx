import { getTranslations } from 'next-intl/server'

/**
 * Next packs this into every page, in case a script needs it: so it is a few words. The whole page is
 * components/layout/not-found-page, which scripts/serve.mjs shows for every address that leads nowhere.
 */
export default async function NotFound() {
  const t = await getTranslations('errors')
  return (
    <main className="wrap section stack">
      <h1>{t('notFound.title')}</h1>
      <p>{t('notFound.text')}</p>
    </main>
  )
}
