import 'server-only'
import { stringify } from 'csv-stringify/sync'
import writeExcelFile from 'write-excel-file/node'

export type Sheet = { name: string; head: readonly string[]; rows: readonly (readonly string[])[] }

/** Rows as a file to be kept: UTF-8 with the mark that spreadsheet programs want, no cell that runs anything. */
export async function sheetResponse(sheet: Sheet, kind: 'csv' | 'xlsx'): Promise<Response> {
  const headers = (type: string) => ({
    'Content-Type': type,
    'Content-Disposition': `attachment; filename="${sheet.name}.${kind}"`,
    'Cache-Control': 'no-store',
  })
  if (kind === 'csv') {
    const body = stringify([[...sheet.head], ...sheet.rows.map((row) => [...row])], {
      bom: true,
      escape_formulas: true,
      delimiter: ';',
    })
    return new Response(body, { headers: headers('text/csv; charset=utf-8') })
  }
  const buffer = await writeExcelFile([
    sheet.head.map((value) => ({ value, fontWeight: 'bold' as const })),
    ...sheet.rows.map((row) => row.map((value) => ({ type: String, value }))),
  ]).toBuffer()
  return new Response(new Uint8Array(buffer), {
    headers: headers('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'),
  })
}
