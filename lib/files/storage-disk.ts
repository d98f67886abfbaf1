import 'server-only'
import fs from 'node:fs/promises'
import path from 'node:path'
import { settings } from '@/lib/config/settings'
import type { Storage } from './storage'

const missing = (error: unknown) => (error as { code?: string }).code === 'ENOENT'

/** The folder, made when it is not there; readable by us alone. */
async function folder(...parts: string[]): Promise<string> {
  const full = path.resolve(settings().FILES_DIR, ...parts)
  await fs.mkdir(full, { recursive: true, mode: 0o700 })
  return full
}

/** Where files wait, encrypted, until they are checked. On the same disk as the objects, so that a move is a rename. */
export function spoolFolder(): Promise<string> {
  return folder('.spool')
}

/** A new name is on the disk only when its folder is. */
async function syncFolder(full: string): Promise<void> {
  const handle = await fs.open(full, 'r')
  await handle.sync().finally(() => handle.close())
}

/** Objects as files, 256 folders by the first two characters. */
export function diskStorage(): Storage {
  const at = (name: string) => path.resolve(settings().FILES_DIR, name.slice(0, 2), name)
  return {
    kind: 'disk',
    async put(name, file) {
      const full = await folder(name.slice(0, 2))
      await fs.rename(file, at(name))
      await syncFolder(full)
    },
    async get(name) {
      try {
        return await fs.readFile(at(name))
      } catch (error) {
        if (missing(error)) return null
        throw error
      }
    },
    remove: (name) => fs.rm(at(name), { force: true }),
    async *names() {
      for (const sub of await fs.readdir(await folder()))
        if (/^[0-9a-f]{2}$/.test(sub)) yield* await fs.readdir(path.resolve(settings().FILES_DIR, sub))
    },
  }
}
