import { exportRoster } from '@/lib/courses/roster-export'

export async function GET(
  _request: Request,
  { params }: RouteContext<'/[locale]/staff/courses/[id]/runs/[runId]/roster.xlsx'>,
): Promise<Response> {
  return (await exportRoster(await params, 'xlsx')) ?? new Response(null, { status: 404 })
}
