import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { stepKinds } from '@/lib/ambassadors/vocabulary'
import { viewEvents } from '@/lib/audit/views'
import { caseEventKinds } from '@/lib/cases/events'

const root = path.resolve(import.meta.dirname, '../../..')

/** Every event that the sources name in full, where they write to the trail. */
function named(): string[] {
  const files = fs
    .readdirSync(path.join(root, 'lib'), { recursive: true, withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.parentPath.includes('generated'),
    )
  const events = new Set<string>([
    ...viewEvents,
    ...caseEventKinds.map((kind) => `cases.case.${kind}`),
    ...stepKinds.map((kind) => `ambassadors.step.${kind}`),
  ])
  for (const file of files) {
    const text = fs.readFileSync(path.join(file.parentPath, file.name), 'utf8')
    for (const [line] of text.matchAll(/^\s*(?:event:|auditEvent:|\?|:) .*$|auditEvent: [\s\S]{0,200}/gm))
      for (const [, event] of line.matchAll(
        /'((?:ambassadors|appointments|auth|cases|courses|files|jobs|passport|people|proofs|retention|teaching|threads)\.[a-z][A-Za-z]*\.[a-z][A-Za-z]*)'/g,
      ))
        if (event) events.add(event)
  }
  return [...events].sort()
}

test.each(['nl', 'en', 'fr'])('every event of the trail has its words in %s', (locale) => {
  const words = JSON.parse(fs.readFileSync(path.join(root, `messages/${locale}/trailStaff.json`), 'utf8'))
  const events = named()
  expect(events.length).toBeGreaterThan(150)
  const without = events.filter((event) => {
    const [, thing = '', did = ''] = event.split('.')
    return !words.thing[thing] || !words.did[did]
  })
  expect(without).toEqual([])
})
