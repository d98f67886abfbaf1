import { exportPairs } from '@/lib/ambassadors/pairs/export'

export async function GET(
  request: Request,
  { params }: RouteContext<'/[locale]/staff/pairs/all/list.xlsx'>,
): Promise<Response> {
  return (await exportPairs(request, (await params).locale, 'xlsx')) ?? new Response(null, { status: 404 })
}
