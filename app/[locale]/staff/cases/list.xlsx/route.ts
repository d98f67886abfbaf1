import { currentContext } from '@/lib/auth/current'
import { exportCases } from '@/lib/cases/list-export'

export async function GET(
  request: Request,
  { params }: RouteContext<'/[locale]/staff/cases/list.xlsx'>,
): Promise<Response> {
  const { locale } = await params
  return (
    (await exportCases(await currentContext(), request.url, locale, 'xlsx')) ??
    new Response(null, { status: 404 })
  )
}
