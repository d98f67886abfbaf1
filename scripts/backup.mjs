// npm run backup -- FILE · npm run restore -- FILE [--replace]. A backup is one gzipped tar: every table as
// PostgreSQL's own COPY writes it, all seen at one instant, and manifest.json with the migrations, the sequences and
// a SHA-256 for each table, with the files that people sent beside them, encrypted as they lie. It needs no PostgreSQL
// programs on the machine. Secrets (AUTH_SECRET, ENCRYPTION_KEY) are not in it: keep them apart.
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import * as tar from 'tar'
import { migrate } from './migrations.mjs'
import { withDatabase } from './postgres.mjs'

const format = 1

/** Tables whose rows come from the code or live for a moment: never in a backup. */
const left = new Set(['_prisma_migrations', 'rate_limit'])

async function connected(url, work) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Every table of ours, those that are pointed at before those that point. */
async function tablesInOrder(client) {
  const tables = await client.query(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = 'public' AND c.relkind = 'r' ORDER BY 1`,
  )
  const edges = await client.query(
    `SELECT DISTINCT a.relname AS name, b.relname AS needs
       FROM pg_constraint k JOIN pg_class a ON a.oid = k.conrelid JOIN pg_class b ON b.oid = k.confrelid
      WHERE k.contype = 'f' AND a.oid <> b.oid AND a.relnamespace = 'public'::regnamespace`,
  )
  const needs = new Map(tables.rows.map(({ name }) => [name, new Set()]))
  for (const edge of edges.rows) needs.get(edge.name)?.add(edge.needs)
  const order = []
  while (needs.size > 0) {
    const ready = [...needs].filter(([, wanted]) => [...wanted].every((name) => !needs.has(name)))
    if (ready.length === 0) throw new Error(`tables point at each other in a ring: ${[...needs.keys()]}`)
    for (const [name] of ready) {
      order.push(name)
      needs.delete(name)
    }
  }
  return order.filter((name) => !left.has(name))
}

/** Columns that are written; generated ones are computed again. */
async function columnsOf(client, table) {
  const { rows } = await client.query(
    `SELECT column_name AS name FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER' ORDER BY ordinal_position`,
    [table],
  )
  return rows.map(({ name }) => client.escapeIdentifier(name)).join(', ')
}

/** Lets bytes through; counts, hashes and tells of them. */
function meter(onBytes = () => {}) {
  const hash = createHash('sha256')
  let bytes = 0
  const through = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk)
      bytes += chunk.length
      onBytes(bytes)
      done(null, chunk)
    },
  })
  return { through, sum: () => ({ bytes, sha256: hash.digest('hex') }) }
}

/** One line that changes in place on a screen, a line for each tenth in a log. */
function progress(total, say) {
  let shown = -1
  return (done, what) => {
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100)
    if (percent === shown) return
    if (process.stdout.isTTY && say === console.log)
      process.stdout.write(`\r      ${String(percent).padStart(3)} %  ${what.padEnd(32)}`)
    else if (Math.floor(percent / 10) > Math.floor(shown / 10) || shown < 0)
      say(`      ${percent} %  ${what}`)
    shown = percent
    if (percent === 100 && process.stdout.isTTY && say === console.log) process.stdout.write('\n')
  }
}

async function inFolder(beside, work) {
  const folder = fs.mkdtempSync(path.join(beside, '.samen-backup-'))
  try {
    return await work(folder)
  } finally {
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Writes the whole database into `file`, as it is at one instant, while the town goes on working. The file appears
 * when it is complete, readable by its owner only. Answers the manifest.
 */
export async function backup(url, file, say = console.log) {
  const target = path.resolve(file)
  return connected(url, (client) =>
    inFolder(path.dirname(target), async (folder) => {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
      const tables = await tablesInOrder(client)
      const manifest = {
        format,
        // Which tables' rows there are is decided by the migrations, in order.
        migrations: (
          await client.query(
            'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL ORDER BY migration_name',
          )
        ).rows.map((row) => row.migration_name),
        at: (await client.query('SELECT transaction_timestamp() AS at')).rows[0].at.toISOString(),
        tables: [],
        sequences: (
          await client.query(
            `SELECT sequencename AS name, last_value::text AS value FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`,
          )
        ).rows,
      }
      const show = progress(tables.length, say)
      for (const [index, table] of tables.entries()) {
        show(index, table)
        const columns = await columnsOf(client, table)
        const { through, sum } = meter()
        await pipeline(
          client.query(copyTo(`COPY ${client.escapeIdentifier(table)} (${columns}) TO STDOUT`)),
          through,
          fs.createWriteStream(path.join(folder, `${table}.copy`), { mode: 0o600 }),
        )
        manifest.tables.push({ name: table, columns, ...sum() })
      }
      const files = await copyFiles(client, folder)
      manifest.files = files.length
      show(tables.length, 'packing')
      await client.query('COMMIT')
      fs.writeFileSync(path.join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2), { mode: 0o600 })
      const partial = `${target}.partial`
      await tar.create({ gzip: true, file: partial, cwd: folder, portable: true, mode: 0o600 }, [
        'manifest.json',
        ...tables.map((table) => `${table}.copy`),
        ...(files.length > 0 ? ['files'] : []),
      ])
      fs.chmodSync(partial, 0o600)
      fs.renameSync(partial, target)
      return manifest
    }),
  )
}

/** Where the files that people send lie, when they lie on this machine's disk. */
const filesFolder = () => path.resolve(process.env.FILES_DIR || '.data/files')
const placeOf = (folder, name) => path.join(folder, name.slice(0, 2), name)

/**
 * Copies every object that the snapshot's rows call `stored` beside the tables. An object is written once and never
 * changed, so what is copied after the snapshot is what it was; one that was taken away in between is left out, and a
 * restore says that it is lost. Objects in a bucket stay there: the bucket is saved by its own means.
 */
async function copyFiles(client, folder) {
  const there = await client.query(`SELECT to_regclass('public.file_blob') AS name`)
  if (!there.rows[0].name) return []
  const { rows } = await client.query(
    `SELECT name FROM file_blob WHERE state = 'stored' AND storage = 'disk' ORDER BY 1`,
  )
  const copied = []
  for (const { name } of rows) {
    const from = placeOf(filesFolder(), name)
    if (!fs.existsSync(from)) continue
    const to = placeOf(path.join(folder, 'files'), name)
    fs.mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 })
    // No second copy on the same disk; the bytes are encrypted already.
    try {
      fs.linkSync(from, to)
    } catch {
      // Another disk: a link is not possible there.
      fs.copyFileSync(from, to)
    }
    copied.push(name)
  }
  return copied
}

/** Puts the backup's objects where files lie, and writes down which rows' files are lost. */
async function restoreFiles(client, folder) {
  const { rows } = await client.query(
    `SELECT name FROM file_blob WHERE state = 'stored' AND storage = 'disk'`,
  )
  const lost = []
  for (const { name } of rows) {
    const from = placeOf(path.join(folder, 'files'), name)
    const to = placeOf(filesFolder(), name)
    if (fs.existsSync(from)) {
      fs.mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 })
      fs.copyFileSync(from, `${to}.partial`)
      fs.renameSync(`${to}.partial`, to)
    } else if (!fs.existsSync(to)) lost.push(name)
  }
  await client.query(
    `WITH gone AS (
       UPDATE stored_file SET blob_name = NULL, gone_at = now(), gone_why = 'lost' WHERE blob_name = ANY($1) RETURNING owner_kind, owner_id, bytes)
     UPDATE file_allowance a SET files = a.files - g.files, bytes = a.bytes - g.bytes
       FROM (SELECT 'owner:' || owner_kind || ':' || owner_id AS scope, count(*)::int AS files, sum(bytes)::bigint AS bytes
               FROM gone WHERE owner_kind IS NOT NULL GROUP BY 1) g WHERE g.scope = a.scope`,
    [lost],
  )
  // What was arriving or going when the snapshot was made is swept by the worker.
  await client.query(`UPDATE file_blob SET state = 'going' WHERE name = ANY($1)`, [lost])
  return lost.length
}

const hasRows = async (client) => {
  const there = await client.query(`SELECT to_regclass('public.person') AS name`)
  return there.rows[0].name !== null && (await client.query('SELECT 1 FROM person LIMIT 1')).rowCount > 0
}

/**
 * Puts a backup into a database: all of it or nothing. Refuses a database that holds people already, unless
 * `replace`. Mail that had not left when the backup was made is *not* sent by itself (it may have left since):
 * it waits among the messages that staff can send again. Everybody has to sign in anew. Who was erased since the
 * backup (in the database as it was, and in the file `erasures`) is erased again by the worker. Answers the manifest.
 */
export async function restore(
  url,
  file,
  { replace = false, erasures = process.env.ERASURES_FILE || '.data/erasures.log' } = {},
  say = console.log,
) {
  if (!fs.existsSync(file)) throw new Error(`there is no file ${file}`)
  return inFolder(os.tmpdir(), async (folder) => {
    say('      unpacking …')
    try {
      await tar.extract({ file, cwd: folder, strict: true })
    } catch (error) {
      throw new Error(`${file} is no whole backup (${error.message})`)
    }
    const manifestFile = path.join(folder, 'manifest.json')
    if (!fs.existsSync(manifestFile)) throw new Error(`${file} is no backup of Samen`)
    const manifest = JSON.parse(fs.readFileSync(manifestFile, 'utf8'))
    if (manifest.format !== format)
      throw new Error(`${file} has format ${manifest.format}; this Samen reads ${format}`)
    for (const table of manifest.tables) {
      const { through, sum } = meter()
      const source = path.join(folder, `${table.name}.copy`)
      if (!fs.existsSync(source)) throw new Error(`${file} lacks the table ${table.name}`)
      await pipeline(fs.createReadStream(source), through, async (stream) => {
        for await (const _chunk of stream);
      })
      if (sum().sha256 !== table.sha256)
        throw new Error(`${file} is damaged: the table ${table.name} is not what was saved`)
    }
    // Nobody comes back by a backup: those who were erased since are erased again (lib/people/erase-person).
    const erased = new Set(
      fs.existsSync(erasures) ? fs.readFileSync(erasures, 'utf8').match(/^[0-9a-f]{8}-[0-9a-f-]{27}$/gm) : [],
    )
    await connected(url, async (client) => {
      const there = await client.query(`SELECT to_regclass('public.erasure') AS name`)
      if (there.rows[0].name)
        for (const row of (await client.query('SELECT person_id FROM erasure')).rows)
          erased.add(row.person_id)
      if (await hasRows(client)) {
        if (!replace)
          throw new Error(
            'the database holds people already; add --replace to throw them away for the backup',
          )
      }
      await client.query(
        'DROP SCHEMA IF EXISTS public CASCADE; DROP SCHEMA IF EXISTS pgboss CASCADE; CREATE SCHEMA public',
      )
    })
    // First the tables as they were, then the rows, then what later migrations make of them.
    await migrate(url, { only: manifest.migrations })
    await connected(url, async (client) => {
      const total = manifest.tables.reduce((sum, table) => sum + table.bytes, 0)
      const show = progress(total, say)
      let before = 0
      await client.query('BEGIN')
      // Migrations write defaults too (rules, modules); the backup says how they were.
      await client.query(
        `TRUNCATE ${manifest.tables.map((table) => client.escapeIdentifier(table.name)).join(', ')}`,
      )
      for (const table of manifest.tables) {
        const name = client.escapeIdentifier(table.name)
        await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`)
        const { through } = meter((bytes) => show(before + bytes, table.name))
        await pipeline(
          fs.createReadStream(path.join(folder, `${table.name}.copy`)),
          through,
          client.query(copyFrom(`COPY ${name} (${table.columns}) FROM STDIN`)),
        )
        await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`)
        before += table.bytes
      }
      show(total, 'done')
      for (const sequence of manifest.sequences)
        if (sequence.value !== null)
          await client.query('SELECT setval($1::regclass, $2::bigint)', [
            `public.${client.escapeIdentifier(sequence.name)}`,
            sequence.value,
          ])
      await client.query(
        `UPDATE outbox_message SET dead_at = now(), last_error = 'restored' WHERE delivered_at IS NULL AND dead_at IS NULL`,
      )
      await client.query('UPDATE session SET ended_at = now() WHERE ended_at IS NULL')
      await client.query('DELETE FROM sign_in_code')
      await client.query('COMMIT')
    })
    await migrate(url)
    const lost = await connected(url, (client) => restoreFiles(client, folder))
    if (lost > 0) say(`      ${lost} files are not in the backup: their rows say that they are lost.`)
    await connected(url, (client) =>
      client.query(
        `INSERT INTO erasure (id, person_id, asked_at, kept)
         SELECT gen_random_uuid(), p.id, now(), '{}' FROM person p WHERE p.id = ANY($1::uuid[]) AND p.erased_at IS NULL`,
        [[...erased]],
      ),
    )
    return { ...manifest, erased: erased.size }
  })
}

const [command, ...rest] = process.argv.slice(2)
const megabytes = (manifest) =>
  (manifest.tables.reduce((sum, table) => sum + table.bytes, 0) / 1e6).toFixed(1)

if (process.argv[1] === import.meta.filename) {
  const file = rest.find((word) => !word.startsWith('--'))
  try {
    if (!file) throw new Error(`name a file: npm run ${command} -- samen-2026-11-24.backup`)
    await withDatabase(async (url) => {
      if (command === 'backup') {
        const manifest = await backup(url, file)
        console.log(`Saved ${manifest.tables.length} tables (${megabytes(manifest)} MB) in ${file}.`)
      } else {
        const manifest = await restore(url, file, { replace: rest.includes('--replace') })
        console.log(
          `Restored ${manifest.tables.length} tables (${megabytes(manifest)} MB) as of ${manifest.at}.\nMail that was waiting then is held back: see "Messages" in the back office.`,
        )
      }
    })
  } catch (error) {
    console.error(`${command === 'backup' ? 'Not saved' : 'Not restored'}: ${error.message}`)
    process.exitCode = 1
  }
}
