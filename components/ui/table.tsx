import type { ReactNode } from 'react'
import { Icon } from './icon'

export type Column<Row> = {
  key: string
  header: ReactNode
  /** The header in plain words: stands before the value when the rows stack on a phone. */
  label?: string
  cell: (row: Row) => ReactNode
  /** Numbers and buttons stand at the end. */
  end?: boolean
  /** This column names the row; the first one does when none is marked. */
  rowHeader?: boolean
  /** Address that sorts by this column, and how it is sorted now. */
  sort?: { href: string; now?: 'ascending' | 'descending' }
  /** Only for screen readers, as for a column of buttons. */
  hideHeader?: boolean
}

type TableProps<Row> = {
  caption: string
  /** Shown under a heading that says the same: then the caption is for screen readers only. */
  hideCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** An `<Empty>` in place of the table when there is no row. */
  empty?: ReactNode
}

/** A real table. Under 736 px each row becomes a block in which every value says what it is. */
export function Table<Row>({ caption, hideCaption, columns, rows, rowKey, empty }: TableProps<Row>) {
  if (rows.length === 0 && empty) return empty
  const naming = columns.find((column) => column.rowHeader) ?? columns[0]
  return (
    <table className="tbl tbl--stack">
      <caption className={hideCaption ? 'sr' : undefined}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th
              key={column.key}
              scope="col"
              className={column.end ? 'end' : undefined}
              aria-sort={column.sort?.now ?? undefined}
            >
              {column.sort ? (
                <a className="sort" href={column.sort.href}>
                  {column.header}
                  <Icon
                    name={
                      column.sort.now === 'ascending'
                        ? 'arrow-up'
                        : column.sort.now === 'descending'
                          ? 'arrow-down'
                          : 'arrows-down-up'
                    }
                  />
                </a>
              ) : column.hideHeader ? (
                <span className="sr">{column.header}</span>
              ) : (
                column.header
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {columns.map((column) =>
              column === naming ? (
                <th key={column.key} scope="row" className={column.end ? 'end' : undefined}>
                  {column.cell(row)}
                </th>
              ) : (
                <td
                  key={column.key}
                  className={column.end ? 'end' : undefined}
                  data-th={
                    column.hideHeader
                      ? undefined
                      : (column.label ?? (typeof column.header === 'string' ? column.header : undefined))
                  }
                >
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
