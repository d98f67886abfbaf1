import { describe, expect, test } from 'vitest'
import { can } from '@/lib/access/actor'
import { matrix, type Permission, permissions } from '@/lib/access/matrix'
import { narrowed, reach, reachOf } from '@/lib/access/relationships'
import { type Role, roles } from '@/lib/access/roles'
import { ownPairWhere } from '@/lib/ambassadors/policy'
import { staffAppointmentWhere } from '@/lib/appointments/policy'
import { staffCaseWhere } from '@/lib/cases/policy'
import { rosterWhere } from '@/lib/courses/policy'
import { taughtWhere } from '@/lib/teaching/policy'

const as = (...held: Role[]) => ({ kind: 'person' as const, personId: 'me', sessionId: 's', roles: held })

describe('relationships beside the matrix', () => {
  test('narrow only what the matrix opens', () => {
    for (const [permission, byRole] of Object.entries(narrowed))
      for (const role of Object.keys(byRole))
        expect(matrix[permission as Permission] as readonly string[], permission).toContain(role)
  })

  test('never open what the matrix keeps shut, for any role and permission', () => {
    for (const permission of permissions)
      for (const role of roles) {
        const far = reach(as(role), permission)
        expect(far === 'all' || far.length > 0, `${role} ${permission}`).toBe(can(as(role), permission))
      }
    expect(reach({ kind: 'anonymous' }, 'cases.case.view')).toEqual([])
  })

  test('say whose rows a permission that everybody has opens', () => {
    // Nothing here is anybody's yet, or whoever owns the thing decides: their own policy is tried with them.
    const elsewhere: Partial<Record<Permission, string>> = {
      'ambassadors.award.vote': 'who one knows, and who sits in the jury',
      'courses.group.join': 'who was given the code',
      'files.document.open': 'whoever owns the file decides (a case: its person and its team)',
      'files.document.remove': 'whoever owns the file decides',
      'threads.message.write': 'whoever owns the conversation decides',
    }
    const everybodys = permissions.filter((permission) =>
      (matrix[permission] as readonly string[]).includes('person'),
    )
    expect(everybodys.filter((permission) => reachOf(permission, 'person') === 'all').sort()).toEqual(
      Object.keys(elsewhere).sort(),
    )
  })

  test('are what cases, pairs and agendas ask too', () => {
    expect(staffCaseWhere(as('caseworker'))).toMatchObject({
      team: { members: { some: { personId: 'me' } } },
    })
    expect(staffCaseWhere(as('administrator'))).toMatchObject({
      team: { members: { some: { personId: 'me' } } },
    })
    expect(staffCaseWhere({ kind: 'system', job: 'x' })).toEqual({})
    for (const nobody of [as('newcomer'), as('teacher'), { kind: 'anonymous' as const }]) {
      expect(staffCaseWhere(nobody)).toEqual({ id: { in: [] } })
      expect(staffAppointmentWhere(nobody)).not.toEqual({})
      expect(staffAppointmentWhere(nobody)).not.toEqual({ staffId: 'me' })
    }
    expect(staffAppointmentWhere(as('caseworker'))).toEqual({ staffId: 'me' })
    expect(staffAppointmentWhere(as('caseworker', 'reception'))).toEqual({})
    expect(ownPairWhere(as('newcomer'))).toEqual({ OR: [{ seekerId: 'me' }, { helperId: 'me' }] })
    // Who is not signed in, and the machine, are no side of any pair.
    expect(JSON.stringify(ownPairWhere({ kind: 'anonymous' }))).not.toContain('me')
  })

  test('the widest of somebody’s roles counts', () => {
    expect(reach(as('teacher'), 'courses.roster.view')).toEqual(['ownRun'])
    expect(reach(as('teacher', 'reception'), 'courses.roster.view')).toBe('all')
    expect(reachOf('cases.case.view', 'administrator')).toBe('ownTeam')
    expect(reach({ kind: 'system', job: 'x' }, 'cases.case.view')).toBe('all')
  })

  test('are what the policies ask: a teacher’s WHERE is their own run, a desk’s is all, another’s none', () => {
    expect(rosterWhere(as('teacher'))).toEqual({ teacherId: 'me' })
    expect(rosterWhere(as('reception'))).toEqual({})
    for (const nobody of [as('newcomer'), as('caseworker'), { kind: 'anonymous' as const }]) {
      expect(rosterWhere(nobody)).toEqual({ id: { in: [] } })
      expect(taughtWhere(nobody, ['x'])).toEqual({ id: { in: [] } })
    }
    expect(taughtWhere(as('teacher'), ['x'])).toEqual({ OR: [{ teacherId: 'me' }, { id: { in: ['x'] } }] })
    expect(taughtWhere(as('coordinator'), [])).toEqual({})
  })
})
