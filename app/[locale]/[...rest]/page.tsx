import { NotFoundPage } from '@/components/layout/not-found-page'
import { pageLocale } from '@/lib/i18n/page'
import { currentRequest } from '@/lib/log/request'

export const dynamic = 'force-dynamic'

/**
 * Every address that is nothing else: "not found" in its own language. Next's own notFound() sends an empty page that
 * only a script fills; this one is whole, and scripts/serve.mjs shows it for every other "not found" too.
 */
export default async function Page({ params }: PageProps<'/[locale]/[...rest]'>) {
  const { locale } = await pageLocale(params)
  const request = currentRequest()
  if (request) request.status = 404
  return <NotFoundPage locale={locale} />
}
