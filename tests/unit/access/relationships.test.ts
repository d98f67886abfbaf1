import { describe, expect, test } from 'vitest'
import { can } from '@/lib/access/actor'
import { matrix, type Permission, permissions } from '@/lib/access/matrix'
import { narrowed, reach, reachOf } from '@/lib/access/relationships'
import { type Role, roles } from '@/lib/access/roles'
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
