import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../scripts/migrations.mjs'
import { ensureDatabase, startPostgres } from '../../scripts/postgres.mjs'

/**
 * A throw-away PostgreSQL for this run, with one migrated template that every test file clones. An own server
 * is used instead with TEST_DATABASE_URL.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samen-tests-'))
  fs.chmodSync(folder, 0o755)
  const server = given ? null : await startPostgres(path.join(folder, 'postgres'), { durable: false })
  const admin = given ?? server?.url('postgres') ?? ''
  const template = new URL(admin)
  template.pathname = '/samen_template'
  await ensureDatabase(admin, 'samen_template')
  await migrate(template.href)
  project.provide('adminUrl', admin)
  return async () => {
    await server?.stop('SIGQUIT')
    fs.rmSync(folder, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  export interface ProvidedContext {
    adminUrl: string
  }
}
