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

/** Installs a package on the machine; throws one line when Debian refuses. Only for root. */
export function installPackage(name) {
  const install = ['install', '-y', '-qq', '--no-install-recommends', name]
  if (apt(install).status === 0) return
  apt(['update', '-qq'])
  const second = apt(install)
  if (second.status !== 0)
    throw new Error(`${name} cannot be installed: ${second.stderr?.trim().split('\n').at(-1)}`)
}

/** Unpacks a package with all it needs into a folder; needs no rights. Answers whether it is there now. */
export function unpackPackage(folder, name) {
  // Package lists of our own: the machine's may be empty or old, and only root may renew them.
  const state = path.join(folder, 'apt')
  for (const below of ['lists/partial', 'cache/archives/partial'])
    fs.mkdirSync(path.join(state, below), { recursive: true })
  const own = [
    '-qq',
    ...['-o', `Dir::State::lists=${path.join(state, 'lists')}`],
    ...['-o', `Dir::Cache=${path.join(state, 'cache')}`],
    ...['-o', 'Debug::NoLocking=1'],
  ]
  if (apt([...own, 'update']).status !== 0) return false
  const list = apt([...own, 'install', '--print-uris', '--no-install-recommends', '-y', name])
  const wanted = [...list.stdout.matchAll(/^'[^']+' ([^_\s]+)_\S+ \d+/gm)].map((match) => match[1])
  if (wanted.length === 0) return false
  const packages = path.join(folder, 'packages')
  fs.mkdirSync(packages, { recursive: true })
  if (apt([...own, 'download', ...wanted], { cwd: packages }).status !== 0) return false
  for (const file of fs.readdirSync(packages))
    if (spawnSync('dpkg', ['-x', path.join(packages, file), folder]).status !== 0) return false
  fs.rmSync(packages, { recursive: true })
  fs.rmSync(state, { recursive: true })
  return true
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

/** Debian's nginx as { program, env }: the machine's own, else unpacked below .data; null when it cannot be had. */
export function findNginx(root) {
  const own = '/usr/sbin/nginx'
  if (fs.existsSync(own)) return { program: own, env: {} }
  const folder = path.join(root, '.data/nginx')
  const program = path.join(folder, 'usr/sbin/nginx')
  if (!fs.existsSync(program)) unpackPackage(folder, 'nginx')
  return fs.existsSync(program) ? { program, env: unpackedEnvironment(folder) } : null
}
