// Finds Chromium for the end-to-end tests.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { installPackage, unpackedEnvironment, unpackPackage } from './debian.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

function onPath() {
  for (const name of names)
    for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
      const file = path.join(folder, name)
      if (fs.existsSync(file)) return file
    }
  return null
}

function works(program, env = {}) {
  const said = spawnSync(program, ['--version'], {
    encoding: 'utf8',
    timeout: 30_000,
    env: { ...process.env, ...env },
  })
  return said.status === 0 && /Chrom/.test(said.stdout)
}

/** An unpacked browser, when it is there and starts. */
function unpacked(folder) {
  const program = path.join(folder, 'usr/lib/chromium/chromium')
  if (!fs.existsSync(program)) return null
  const env = unpackedEnvironment(folder)
  return works(program, env) ? { program, env } : null
}

/** Answers { program, env } of a Chromium that starts. Throws one line when there is none and none can be got. */
export async function findBrowser(root) {
  const given = process.env.CHROMIUM
  if (given) {
    if (!works(given)) throw new Error(`CHROMIUM=${given} does not start.`)
    return { program: given, env: {} }
  }
  const own = onPath()
  if (own && works(own)) return { program: own, env: {} }
  if (process.getuid?.() === 0) {
    console.log('Installing Chromium (Debian) …')
    installPackage('chromium')
    const now = onPath()
    if (now && works(now)) return { program: now, env: {} }
  }
  const folder = path.join(root, '.data/browser')
  const kept = unpacked(folder)
  if (kept) return kept
  console.log('Fetching Chromium (Debian) into .data/browser …')
  unpackPackage(folder, 'chromium')
  const got = unpacked(folder)
  if (got) return got
  throw new Error(
    'No browser: install Chromium (apt install chromium), or name one with CHROMIUM=/path/to/it.',
  )
}
