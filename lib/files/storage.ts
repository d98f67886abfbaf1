import 'server-only'
import { settings } from '@/lib/config/settings'
import { diskStorage } from './storage-disk'
import { s3Storage } from './storage-s3'

/** A place for encrypted objects. Names are ours (32 hexadecimal characters); an object is written once and never changed. */
export type Storage = {
  kind: 'disk' | 's3'
  /** Puts a local file there, whole or not at all. The local file may be moved. */
  put(name: string, file: string): Promise<void>
  /** The whole object; null when there is none. */
  get(name: string): Promise<Buffer | null>
  /** Gone afterwards, also when it was gone before. */
  remove(name: string): Promise<void>
  /** Every object there is. */
  names(): AsyncIterable<string>
}

const made = globalThis as { samenStorages?: Map<string, Storage> }

/** Where new files go, or, by its name, where an older file lies. */
export function storage(kind: string = settings().S3_BUCKET ? 's3' : 'disk'): Storage {
  made.samenStorages ??= new Map()
  const known = made.samenStorages.get(kind)
  if (known) return known
  const fresh = kind === 's3' ? s3Storage() : diskStorage()
  made.samenStorages.set(kind, fresh)
  return fresh
}

/** After a change of settings (tests). */
export function forgetStorages(): void {
  made.samenStorages = undefined
}

/** Thrown when the storage cannot be reached or refuses: nobody's file is to blame. */
export class StorageAway extends Error {
  override name = 'StorageAway'
}
