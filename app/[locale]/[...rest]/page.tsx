import { notFound } from 'next/navigation'
import { pageLocale } from '@/lib/i18n/page'

/** Every address that is nothing else: "not found" in its own language. */
export default async function Page({ params }: PageProps<'/[locale]/[...rest]'>) {
  await pageLocale(params)
  notFound()
}
