import path from 'node:path'
import { defineConfig } from 'prisma/config'

// `prisma generate` needs no schema engine, but the CLI would fetch one: point it at something that exists.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: path.join('prisma', 'schema'),
  migrations: { path: path.join('prisma', 'migrations') },
})
