import type { TestDatabase } from './database'

/** Every table with a row in which a word still stands. Tries by address run out within the hour and are left out. */
export async function whereIs(database: TestDatabase, word: string): Promise<string[]> {
  const tables = await database.sql(
    `SELECT tablename AS name FROM pg_tables
      WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'rate_limit')`,
  )
  const found: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await database.pool.query(
      `SELECT 1 FROM "${name}" t WHERE t::text ILIKE $1 OR to_jsonb(t)::text ILIKE $1 LIMIT 1`,
      [`%${word}%`],
    )
    if (rows.length > 0) found.push(name)
  }
  return found.sort()
}

/** Every column of every table that names a person by their id: `table.column`. */
export async function pointsTo(database: TestDatabase, personId: string): Promise<string[]> {
  const columns = await database.sql(
    `SELECT c.table_name AS "table", c.column_name AS "column" FROM information_schema.columns c
       JOIN pg_tables t ON t.tablename = c.table_name AND t.schemaname = 'public'
      WHERE c.table_schema = 'public' AND c.data_type IN ('uuid', 'text') AND t.tablename <> '_prisma_migrations'`,
  )
  const found: string[] = []
  for (const { table, column } of columns.rows) {
    const { rows } = await database.pool.query(
      `SELECT 1 FROM "${table}" WHERE "${column}"::text = $1 LIMIT 1`,
      [personId],
    )
    if (rows.length > 0) found.push(`${table}.${column}`)
  }
  return found.sort()
}
