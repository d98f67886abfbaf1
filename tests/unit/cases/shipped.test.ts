import { describe, expect, test } from 'vitest'
import { ruleShape } from '@/lib/cases/deadlines/types'
import { windowOf } from '@/lib/cases/deadlines/window'
import { definitionShape } from '@/lib/cases/definition'
import { shippedRules } from '@/lib/cases/install-types'
import { missingFact } from '@/lib/cases/save-type'
import { shippedTypes } from '@/lib/cases/shipped/types-by-country'
import { type Country, countries } from '@/lib/cases/vocabulary'

/** Section D of the facts that were found: every computable rule. Served by post is how days count, not a rule of its own. */
const found =
  `BE-A-RENEW BE-A-STUDENT BE-SIMPLE-RENEW BE-F-PERM BE-F-OLDMODEL BE-EUPERM-DECIDE BE-UKR-RENEW BE-SP-RENEW
  BE-SP-SEASON BE-REG-SHORT BE-REG-EUSHORT BE-REG-LONG BE-REG-EU BE-MOVE BE-FAM-REFUGEE BE-FAM-SUBS BE-FAM-DECIDE BE-RVV
  BE-RVV-ASYL BE-OCMW-DECIDE BE-OCMW-APPEAL BE-DMH-CERT BE-NARIC-LEVEL BE-NARIC-SPEC BE-NARIC-MISSING BE-NARIC-REVIEW
  BE-RENT-REG BE-RENT-STATE BE-RENT-NOTICE BE-RENT-SHORT-END BE-RENT-LOAN BE-HUURSUBS BE-SCHOOL-DUTY BE-SCHOOL-LOP
  BE-SCHOOL-CLR BE-GRP-START BE-GRP-APPEAL BE-CARE-ATTEST BE-DRIVE BE-BANK-OMB BE-WORK-ASYL BE-INB-REPORT BE-INB-VDAB
  BE-INB-B1 BE-TAX-PAPER BE-TAX-WEB BE-TAX-OBJ BE-DEBT-FREE BE-FINE-ORDER BE-BIRTH BE-MARRY BE-DEATH NL-IND-EXT
  NL-IND-DECIDE NL-IND-OBJ NL-OBJ NL-BRP NL-MOVE NL-ZVW NL-TOESLAG NL-INB NL-NAREIS NL-DRIVE NL-IDW NL-DEPOSIT NL-DEBT
  NL-14D NL-BIRTH NL-DEATH NL-TAX`.split(/\s+/)
const keys = shippedRules.map((rule) => rule.key)
const ruleOf = (key: string) => {
  const rule = shippedRules.find((each) => each.key === key)
  if (!rule) throw new Error(key)
  return rule
}

describe('the rules that ship', () => {
  test('are all that were found, each once', () => {
    expect(found.filter((key) => !keys.includes(key))).toEqual([])
    expect(keys.length).toBe(new Set(keys).size)
  })
  test.each(shippedRules.map((rule) => [rule.key, rule] as const))(
    '%s has a source, and is never told while unsure',
    (_key, rule) => {
      expect(rule.source.length).toBeGreaterThan(4)
      expect(ruleShape.parse(rule.rule)).toBeTruthy()
      if (rule.confidence === 'unsure')
        expect([rule.tellable, rule.rule.taskOnly ?? false]).toEqual([false, true])
      if (!rule.rule.taskOnly)
        expect(Boolean(rule.rule.earliest ?? rule.rule.latest ?? rule.rule.usual)).toBe(true)
    },
  )
  test.each([
    ['BE-SP-RENEW', '2027-03-31', { earliestOn: '2026-09-30', latestOn: '2027-01-29' }],
    ['BE-REG-EUSHORT', '2026-11-02', { latestOn: '2026-11-17', safeUntilOn: '2026-11-10' }],
    ['BE-REG-LONG', '2026-11-02', { latestOn: '2026-11-13', safeUntilOn: '2026-11-10' }],
    ['BE-REG-EU', '2026-11-30', { latestOn: '2027-02-28' }],
    ['BE-INB-REPORT', '2026-11-25', { latestOn: '2027-02-25' }],
    ['BE-INB-VDAB', '2026-11-25', { latestOn: '2027-01-24', safeUntilOn: '2027-01-22' }],
    // Posted on Monday, received on Thursday, a fortnight after.
    ['BE-DEBT-FREE', '2026-11-16', { startsOn: '2026-11-19', latestOn: '2026-12-03' }],
    ['BE-RENT-NOTICE', '2026-11-10', { startsOn: '2026-12-01', latestOn: '2027-03-01' }],
    ['BE-MARRY', '2027-06-12', { earliestOn: '2026-12-12', latestOn: '2027-05-28' }],
    ['BE-TAX-PAPER', '2027-06-30', { latestOn: '2027-06-30' }],
    // A death on a Saturday is reported on Monday.
    ['BE-DEATH', '2026-11-28', { latestOn: '2026-11-30' }],
    ['BE-GRP-DUE', '2027-06-15', { earliestOn: '2027-02-15', latestOn: null }],
    ['NL-INB', '2026-11-25', { latestOn: '2029-11-25' }],
    ['NL-DEBT', '2026-11-25', { latestOn: '2026-12-23' }],
    ['NL-DEBT-URGENT', '2026-11-26', { latestOn: '2026-12-01' }],
    ['NL-DEATH', '2026-11-25', { earliestOn: '2026-11-27', latestOn: '2026-12-03' }],
    ['NL-TAX', '2027-04-30', { earliestOn: '2027-02-28' }],
  ] as const)('%s counts as it was found', (key, day, days) => {
    const { rule } = ruleOf(key)
    expect(windowOf(key.slice(0, 2) as Country, rule, day)).toMatchObject(days)
  })
})

describe.each(countries)('the types that ship for %s', (country) => {
  test.each(Object.entries(shippedTypes[country]))(
    '%s can be saved as it is: rules of its country, and every fact asked',
    (_key, definition) => {
      const rules = definition.rules.map((key) => ruleOf(key).rule)
      expect(definition.rules.filter((key) => !key.startsWith(`${country}-`))).toEqual([])
      expect(missingFact(definition, rules)).toBeNull()
      expect(definitionShape.parse(definition)).toBeTruthy()
    },
  )
})
