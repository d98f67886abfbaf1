// Migrations without a downloaded engine: Prisma's own schema engine, compiled to WebAssembly. It keeps the
// same `_prisma_migrations` table as `prisma migrate deploy`, which therefore stays usable elsewhere.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const migrationsDir = path.join(root, 'prisma/migrations')
const schemaDir = path.join(root, 'prisma/schema')
/** The datamodel that the newest migration leads to: `db:migration` compares the working one with it. */
const snapshotFile = path.join(migrationsDir, 'datamodel.prisma')
const filters = { externalTables: [], externalEnums: [] }

let engineModule = null

/** Once a process: the module keeps its memory in a place of its own, and a second one would upset the first. */
function loadEngine() {
  engineModule ??= instantiateEngine()
  return engineModule
}

async function instantiateEngine() {
  const require = createRequire(import.meta.url)
  const bg = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = path.join(path.dirname(require.resolve('@prisma/schema-engine-wasm')), 'schema_engine_bg.wasm')
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(file), { './schema_engine_bg.js': bg })
  bg.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return bg.SchemaEngine
}

function readSchema() {
  return fs
    .readdirSync(schemaDir)
    .filter((name) => name.endsWith('.prisma'))
    .sort()
    .map((name) => ({ path: name, content: fs.readFileSync(path.join(schemaDir, name), 'utf8') }))
}

function migrationList(only = null) {
  const names = fs
    .readdirSync(migrationsDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .filter((name) => !only || only.includes(name))
    .sort()
  return {
    baseDir: migrationsDir,
    lockfile: { path: './migration_lock.toml', content: 'provider = "postgresql"\n' },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: 'migration.sql',
        content: {
          tag: 'ok',
          value: fs.readFileSync(path.join(migrationsDir, name, 'migration.sql'), 'utf8'),
        },
      },
    })),
  }
}

async function engineOn(url) {
  const SchemaEngine = await loadEngine()
  const { PrismaPg } = await import('@prisma/adapter-pg')
  const { bindMigrationAwareSqlAdapterFactory } = await import('@prisma/driver-adapter-utils')
  const pools = []
  const plain = new PrismaPg({ connectionString: url })
  // The adapter splits a script at every semicolon, also inside a function's body. PostgreSQL takes the whole
  // script in one message, and then it is one transaction besides: a migration applies whole or not at all.
  const connect = plain.connect.bind(plain)
  plain.connect = async () => {
    const adapter = await connect()
    adapter.executeScript = async (script) => {
      try {
        await adapter.underlyingDriver().query(script)
      } catch (error) {
        throw new Error(`A migration does not apply: ${error.message}`)
      }
    }
    pools.push(adapter)
    return adapter
  }
  const engine = await SchemaEngine.new(
    { datamodels: undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(plain),
  )
  return {
    engine,
    async close() {
      engine.free()
      for (const adapter of pools) await adapter.dispose()
    },
  }
}

/** Applies what is missing (of `only` these, when given); answers the names of the migrations that were applied. */
export async function migrate(url, { only = null } = {}) {
  const unknown = only?.filter((name) => !fs.existsSync(path.join(migrationsDir, name))) ?? []
  if (unknown.length > 0)
    throw new Error(`this Samen does not know the migration ${unknown[0]}: take a newer one`)
  const { engine, close } = await engineOn(url)
  try {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: migrationList(only),
      filters,
    })
    return appliedMigrationNames
  } finally {
    await close()
  }
}

/** SQL that leads from the last migration's datamodel to the working one; null when nothing changed. */
export async function createMigration(url, name) {
  const { engine, close } = await engineOn(url)
  try {
    const before = fs.existsSync(snapshotFile)
      ? {
          tag: 'schemaDatamodel',
          files: [{ path: 'datamodel.prisma', content: fs.readFileSync(snapshotFile, 'utf8') }],
        }
      : { tag: 'empty' }
    const files = readSchema()
    const { stdout } = await engine.diff({
      from: before,
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      shadowDatabaseUrl: null,
      filters,
    })
    if (!stdout || /This is an empty migration/.test(stdout)) return null
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
    const folder = path.join(migrationsDir, `${stamp}_${name}`)
    fs.mkdirSync(folder, { recursive: true })
    fs.writeFileSync(path.join(folder, 'migration.sql'), stdout)
    fs.writeFileSync(snapshotFile, files.map((file) => file.content).join('\n'))
    fs.writeFileSync(path.join(migrationsDir, 'migration_lock.toml'), 'provider = "postgresql"\n')
    return path.relative(root, path.join(folder, 'migration.sql'))
  } finally {
    await close()
  }
}

/** Names of the migrations in the folder that a database has not applied. */
export async function pendingMigrations(url) {
  const { default: pg } = await import('pg')
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const table = await client.query(`SELECT to_regclass('_prisma_migrations') AS name`)
    const names = migrationList().migrationDirectories.map((directory) => directory.path)
    if (!table.rows[0].name) return names
    const done = await client.query(
      'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL',
    )
    const applied = new Set(done.rows.map((row) => row.migration_name))
    return names.filter((name) => !applied.has(name))
  } finally {
    await client.end()
  }
}
