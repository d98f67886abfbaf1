import { exportClaims } from '@/lib/ambassadors/expenses/export'

export async function GET(
  request: Request,
  { params }: RouteContext<'/[locale]/staff/ambassadors/expenses/claims.csv'>,
): Promise<Response> {
  return (await exportClaims(request, (await params).locale, 'csv')) ?? new Response(null, { status: 404 })
}
