// Finds Chromium for the end-to-end tests: the machine's own, else Debian's package — installed when we may, else
// unpacked below .data without touching the machine.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

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

const apt = (args, options = {}) =>
  spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 1 << 26,
    ...options,
  })

/** Debian's package with all it needs, unpacked into a folder of the checkout: needs no rights. */
function unpack(folder) {
  const list = apt(['install', '--print-uris', '--no-install-recommends', '-y', '-qq', 'chromium'])
  const wanted = [...list.stdout.matchAll(/^'[^']+' (\S+)_\S+ \d+/gm)].map((match) => match[1])
  if (wanted.length === 0) return null
  const packages = path.join(folder, 'packages')
  fs.mkdirSync(packages, { recursive: true })
  if (apt(['download', '-qq', ...wanted], { cwd: packages }).status !== 0) return null
  for (const file of fs.readdirSync(packages))
    if (spawnSync('dpkg', ['-x', path.join(packages, file), folder]).status !== 0) return null
  fs.rmSync(packages, { recursive: true })
  return placed(folder)
}

/** Where an unpacked browser and its libraries are. */
function placed(folder) {
  const program = path.join(folder, 'usr/lib/chromium/chromium')
  if (!fs.existsSync(program)) return null
  const libraries = ['usr/lib', 'lib'].flatMap((dir) => {
    const below = path.join(folder, dir)
    return fs.existsSync(below)
      ? [
          below,
          ...fs
            .readdirSync(below)
            .filter((name) => name.includes('-linux-'))
            .map((name) => path.join(below, name)),
        ]
      : []
  })
  return { program, env: { LD_LIBRARY_PATH: libraries.join(':') } }
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
    const install = ['install', '-y', '-qq', '--no-install-recommends', 'chromium']
    if (apt(install).status !== 0) {
      apt(['update', '-qq'])
      const second = apt(install)
      if (second.status !== 0)
        throw new Error(`Chromium cannot be installed: ${second.stderr.trim().split('\n').at(-1)}`)
    }
    const now = onPath()
    if (now && works(now)) return { program: now, env: {} }
  }
  const folder = path.join(root, '.data/browser')
  const kept = placed(folder)
  if (kept && works(kept.program, kept.env)) return kept
  console.log('Fetching Chromium (Debian) into .data/browser …')
  const got = unpack(folder)
  if (got && works(got.program, got.env)) return got
  throw new Error(
    'No browser: install Chromium (apt install chromium), or name one with CHROMIUM=/path/to/it.',
  )
}
