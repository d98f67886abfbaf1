import { exportPairs } from '@/lib/ambassadors/pairs/export'

export async function GET(
  request: Request,
  { params }: RouteContext<'/[locale]/staff/pairs/all/list.csv'>,
): Promise<Response> {
  return (await exportPairs(request, (await params).locale, 'csv')) ?? new Response(null, { status: 404 })
}
