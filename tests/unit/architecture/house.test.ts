import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { imports, type Source, violations } from '../../support/architecture'

const root = path.resolve(import.meta.dirname, '../../..')

function sources(dir: string): Source[] {
  return fs.readdirSync(path.join(root, dir), { withFileTypes: true }).flatMap((entry) => {
    const file = `${dir}/${entry.name}`
    if (entry.isDirectory()) return entry.name === 'generated' ? [] : sources(file)
    return /\.(tsx?|css)$/.test(entry.name)
      ? [{ file, text: fs.readFileSync(path.join(root, file), 'utf8') }]
      : []
  })
}

test('the house keeps its own rules', () => {
  expect(['app', 'components', 'lib'].flatMap(sources).flatMap(violations)).toEqual([])
})

test('the parts of lib form no circle, but for access and auth, which know each other', () => {
  const seen = new Set<string>()
  const walk = (part: string, trail: string[]) => {
    if (trail.includes(part)) throw new Error([...trail, part].join(' → '))
    if (seen.has(part)) return
    for (const next of imports[part] ?? []) {
      if (part === 'access' && next === 'auth') continue
      walk(next, [...trail, part])
    }
    seen.add(part)
  }
  for (const part of Object.keys(imports)) walk(part, [])
  expect(seen.size).toBe(Object.keys(imports).length)
})

test('every folder of lib is written down', () => {
  const folders = fs
    .readdirSync(path.join(root, 'lib'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
  expect(folders.map((entry) => entry.name).sort()).toEqual(Object.keys(imports).sort())
})

describe('a planted violation is found', () => {
  const planted: [string, Source, RegExp][] = [
    [
      'lib that imports a page',
      { file: 'lib/time/x.ts', text: "import { Page } from '@/app/page'\n" },
      /lib imports/,
    ],
    [
      'lib that imports React',
      { file: 'lib/places/rules.ts', text: "import { cache } from 'react'\n" },
      /imports react/,
    ],
    [
      'machinery that knows a domain',
      { file: 'lib/places/pool.ts', text: "import 'server-only'\nimport { x } from '@/lib/courses/rules'\n" },
      /may not know courses/,
    ],
    [
      'a component that imports a page',
      { file: 'components/ui/x.tsx', text: "import { x } from '@/app/x'\n" },
      /components imports/,
    ],
    [
      'a component that runs a query',
      { file: 'components/courses/x.tsx', text: "import { list } from '@/lib/courses/queries'\n" },
      /a component reads/,
    ],
    [
      'the browser reading a command',
      { file: 'app/x.tsx', text: "'use client'\nimport { y } from '@/lib/people/register'\n" },
      /the browser would read/,
    ],
    [
      'a page that reads the database',
      { file: 'app/[locale]/x/page.tsx', text: "import { database } from '@/lib/db/client'\n" },
      /reads the database itself/,
    ],
    [
      'a command without server-only',
      { file: 'lib/courses/do-it.ts', text: 'export const a = 1\n' },
      /server-only/,
    ],
    [
      'a table written by another',
      { file: 'lib/courses/x.ts', text: "import 'server-only'\nctx.db.booking.update({})\n" },
      /which places owns/,
    ],
    [
      'the same in SQL',
      { file: 'lib/courses/x.ts', text: "import 'server-only'\nsql`UPDATE place_pool SET taken = 0`\n" },
      /which places owns/,
    ],
    [
      'an action made by hand',
      { file: 'app/x/actions.ts', text: "'use server'\nexport async function steal() {}\n" },
      /formAction did not make/,
    ],
    [
      'a setting read outside config',
      { file: 'lib/places/x.ts', text: "import 'server-only'\nconst a = process.env.A\n" },
      /process\.env/,
    ],
    [
      'domain code with a clock',
      { file: 'lib/places/rules.ts', text: 'const now = new Date()\n' },
      /the clock/,
    ],
    [
      'SQL that is not bound',
      { file: 'lib/courses/x.ts', text: "import 'server-only'\ndb.$queryRawUnsafe(typed)\n" },
      /not bound/,
    ],
    [
      'chance that can be foretold',
      { file: 'lib/auth/x.ts', text: "import 'server-only'\nconst pin = Math.random()\n" },
      /foretold/,
    ],
    [
      'a process that is started',
      { file: 'lib/courses/x.ts', text: "import 'server-only'\nimport { exec } from 'node:child_process'\n" },
      /starts a process/,
    ],
    [
      'a pattern of typed words',
      { file: 'lib/courses/x.ts', text: "import 'server-only'\nconst a = new RegExp(typed)\n" },
      /a pattern of words/,
    ],
    [
      'a word in one language',
      { file: 'app/x.tsx', text: 'export const A = () => <p>Welcome here</p>\n' },
      /in one language/,
    ],
    [
      'a label in one language',
      { file: 'app/x.tsx', text: 'export const A = () => <img alt="A house" />\n' },
      /in one language/,
    ],
    [
      'a class with a side',
      { file: 'app/x.tsx', text: 'export const A = () => <p className="mt-2 ml-4" />\n' },
      /names a side/,
    ],
    [
      'a style with a side',
      { file: 'components/styles/x.css', text: '.a { margin-left: 4px }\n' },
      /names a side/,
    ],
    [
      'an atom that knows a domain',
      { file: 'components/ui/x.tsx', text: "import type { C } from '@/lib/courses/types'\n" },
      /knows a domain/,
    ],
  ]
  test.each(planted)('%s', (_what, source, expected) => {
    expect(violations(source).join('\n')).toMatch(expected)
  })
})
