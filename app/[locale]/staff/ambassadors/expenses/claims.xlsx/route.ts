import { exportClaims } from '@/lib/ambassadors/expenses/export'

export async function GET(
  request: Request,
  { params }: RouteContext<'/[locale]/staff/ambassadors/expenses/claims.xlsx'>,
): Promise<Response> {
  return (await exportClaims(request, (await params).locale, 'xlsx')) ?? new Response(null, { status: 404 })
}
