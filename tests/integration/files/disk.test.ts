import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { testDatabase } from '../../support/database'
import { storageSuite } from './storage-suite'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'samen-files-'))
process.env.FILES_DIR = folder
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

storageSuite(testDatabase({ connections: 10 }), 'disk')
