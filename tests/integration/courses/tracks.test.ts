import { expect, test } from 'vitest'
import { trackInput } from '@/lib/courses/schema'
import { editTrack, hoursOfTrack, listTracks } from '@/lib/courses/tracks'
import { contextOf, personActor, testDatabase } from '../../support/database'
import { makePeople } from '../../support/factories'

const database = testDatabase()

test('every track names its source, and the academic one has no figure of another', async () => {
  const rows = await listTracks(contextOf(database))
  expect(rows.map(({ key, hours }) => [key, hours])).toEqual([
    ['alfa', 600],
    ['slow', 240],
    ['standard', 120],
    ['fast', 90],
    ['academic', null],
  ])
  expect(rows.every((row) => row.source.trim() !== '')).toBe(true)
  expect(await hoursOfTrack(contextOf(database), 'nothing')).toBeNull()
})

test('a figure is changed by one at a time, in any digits, or taken away', async () => {
  const [personId = ''] = await makePeople(contextOf(database), 1)
  const staff = contextOf(database, { actor: personActor(personId, ['coordinator']) })
  const typed = {
    key: 'academic',
    version: '1',
    source: 'Universitair talencentrum',
    checkedOn: '2026-10-05',
  }
  const edit = trackInput.parse({ ...typed, hours: '٧٥' })
  expect(await editTrack(staff, edit)).toMatchObject({ ok: true })
  expect(await editTrack(staff, edit)).toMatchObject({ refusal: 'editedMeanwhile' })
  expect(await hoursOfTrack(staff, 'academic')).toBe(75)
  expect(await editTrack(staff, trackInput.parse({ ...typed, version: '2', hours: '' }))).toMatchObject({
    ok: true,
  })
  expect(await hoursOfTrack(staff, 'academic')).toBeNull()
  for (const hours of ['0', '-3', '2,5', '2001', 'veel'])
    expect(trackInput.safeParse({ ...typed, hours }).success, hours).toBe(false)
})
