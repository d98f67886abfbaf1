import { describe, expect, test } from 'vitest'
import { type Actor, anonymous, can } from '@/lib/access/actor'
import { matrix, permissions } from '@/lib/access/matrix'
import { type Role, roles } from '@/lib/access/roles'

const person = (...held: Role[]): Actor => ({ kind: 'person', personId: 'p', sessionId: 's', roles: held })

describe('the matrix', () => {
  test('lets a visitor do only what everybody may', () => {
    for (const permission of permissions)
      expect(can(anonymous, permission)).toBe((matrix[permission] as readonly string[]).includes('anyone'))
  })
  test('gives a role exactly what it lists', () => {
    for (const role of roles)
      for (const permission of permissions) {
        const allowed: readonly string[] = matrix[permission]
        const expected = allowed.includes('anyone') || allowed.includes('person') || allowed.includes(role)
        expect(can(person(role), permission), `${role} ${permission}`).toBe(expected)
      }
  })
  test('opens nothing of the back office to newcomers, ambassadors, employers and partners', () => {
    const outside: Role[] = ['newcomer', 'resident', 'ambassador', 'employer', 'partner']
    for (const permission of permissions) {
      if ((matrix[permission] as readonly string[]).some((who) => who === 'anyone' || who === 'person'))
        continue
      expect(can(person(...outside), permission), permission).toBe(false)
    }
  })
})
