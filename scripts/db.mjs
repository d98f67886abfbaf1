// npm run db:migrate · db:migration -- NAME · db:reset
import { createMigration, migrate } from './migrations.mjs'
import { withDatabase } from './postgres.mjs'

const [command, argument] = process.argv.slice(2)

async function reset(url) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(
      'DROP SCHEMA IF EXISTS public CASCADE; DROP SCHEMA IF EXISTS pgboss CASCADE; CREATE SCHEMA public',
    )
  } finally {
    await client.end()
  }
}

await withDatabase(async (url) => {
  if (command === 'migration') {
    if (!/^[a-z0-9_]+$/.test(argument ?? ''))
      throw new Error('Give the migration a name: npm run db:migration -- add_something')
    const file = await createMigration(url, argument)
    console.log(
      file
        ? `Wrote ${file}. Read it, add what Prisma cannot say, then: npm run db:migrate`
        : 'The schema did not change.',
    )
    return
  }
  if (command === 'reset') await reset(url)
  // The owner of the tables, where the site signs in as another (deploy/roles.sql).
  const applied = await migrate(process.env.MIGRATE_DATABASE_URL || url)
  console.log(applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'The database is up to date.')
})
