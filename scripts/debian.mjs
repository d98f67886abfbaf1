// Programs from Debian that tests and benches use (a browser, nginx): the machine's own, else installed when we may,
// else unpacked below .data without touching the machine.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const apt = (args, options = {}) =>
  spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    maxBuffer: 1 << 26,
    ...options,
  })

/** A network that stumbles once is asked again, by apt itself and by us. */
const patient = ['-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=120']
const lastLine = (ran) => ran.stderr?.trim().split('\n').at(-1) || `apt-get ended with ${ran.status}`

/** Installs a package on the machine; throws one line when Debian refuses. Only for root. */
export function installPackage(name) {
  const install = [...patient, 'install', '-y', '-qq', '--no-install-recommends', name]
  let ran = apt(install)
  for (let tries = 0; ran.status !== 0 && tries < 3; tries++) {
    apt([...patient, 'update', '-qq'])
    ran = apt(install)
  }
  if (ran.status !== 0) throw new Error(`${name} cannot be installed: ${lastLine(ran)}`)
}

/** Unpacks a package with all it needs into a folder; needs no rights. Throws one line that says what failed. */
export function unpackPackage(folder, name) {
  // Package lists of our own: the machine's may be empty or old, and only root may renew them.
  const state = path.join(folder, 'apt')
  const packages = path.join(folder, 'packages')
  for (const below of ['apt/lists/partial', 'apt/cache/archives/partial', 'packages'])
    fs.mkdirSync(path.join(folder, below), { recursive: true })
  const own = [
    '-qq',
    ...patient,
    ...['-o', `Dir::State::lists=${path.join(state, 'lists')}`],
    ...['-o', `Dir::Cache=${path.join(state, 'cache')}`],
    ...['-o', 'Debug::NoLocking=1'],
  ]
  const must = (what, ran) => {
    if (ran.status !== 0) throw new Error(`${name} cannot be ${what}: ${lastLine(ran)}`)
    return ran
  }
  const fetch = () => {
    must('looked up', apt([...own, 'update']))
    const list = must(
      'looked up',
      apt([...own, 'install', '--print-uris', '--no-install-recommends', '-y', name]),
    )
    const wanted = [...list.stdout.matchAll(/^'[^']+' ([^_\s]+)_\S+ \d+/gm)].map((match) => match[1])
    if (wanted.length === 0) throw new Error(`${name} cannot be fetched: Debian names no package for it`)
    must('fetched', apt([...own, 'download', ...wanted], { cwd: packages }))
  }
  for (let tries = 1; ; tries++)
    try {
      fetch()
      break
    } catch (error) {
      if (tries === 3) throw error
      console.error(`${error.message}; asking again.`)
    }
  for (const file of fs.readdirSync(packages))
    must('unpacked', spawnSync('dpkg', ['-x', path.join(packages, file), folder], { encoding: 'utf8' }))
  fs.rmSync(packages, { recursive: true })
  fs.rmSync(state, { recursive: true })
}

const withBelow = (folder) =>
  fs.existsSync(folder)
    ? [
        folder,
        ...fs
          .readdirSync(folder, { withFileTypes: true })
          .flatMap((entry) => (entry.isDirectory() ? path.join(folder, entry.name) : [])),
      ]
    : []

/** What the programs of an unpacked package need in their environment to find their libraries. */
export function unpackedEnvironment(folder) {
  const libraries = ['usr/lib', 'lib'].flatMap((below) =>
    // Some packages keep theirs one folder deeper (pulseaudio).
    withBelow(path.join(folder, below)).flatMap(withBelow),
  )
  return { LD_LIBRARY_PATH: [...new Set(libraries)].join(':') }
}

/** Debian's nginx as { program, env }: the machine's own, else unpacked below .data. Throws when it cannot be had. */
export function findNginx(root) {
  const own = '/usr/sbin/nginx'
  if (fs.existsSync(own)) return { program: own, env: {} }
  const folder = path.join(root, '.data/nginx')
  const program = path.join(folder, 'usr/sbin/nginx')
  if (!fs.existsSync(program)) unpackPackage(folder, 'nginx')
  return { program, env: unpackedEnvironment(folder) }
}
