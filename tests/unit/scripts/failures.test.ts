import { expect, test } from 'vitest'
import { failureLines, failuresOfPlaywright, failuresOfVitest } from '../../../scripts/failures.mjs'
import { tally } from '../../../scripts/steps.mjs'

const vitestReport = {
  testResults: [
    {
      name: '/town/tests/unit/places.test.ts',
      status: 'failed',
      message: '',
      assertionResults: [
        {
          status: 'failed',
          ancestorTitles: ['a full run'],
          title: 'gives a number',
          failureMessages: [
            '\u001b[31mAssertionError: expected 1 to be 2\u001b[39m\n    at places.test.ts:3:4',
          ],
        },
        { status: 'passed', ancestorTitles: [], title: 'counts', failureMessages: [] },
      ],
    },
    {
      name: '/town/tests/unit/broken.test.ts',
      status: 'failed',
      message: "Cannot find module './nowhere'",
      assertionResults: [],
    },
    {
      name: '/town/tests/unit/hook.test.ts',
      status: 'failed',
      message: '',
      assertionResults: [
        { status: 'skipped', ancestorTitles: [], title: 'never began', failureMessages: [] },
      ],
    },
    { name: '/town/tests/unit/good.test.ts', status: 'passed', message: '', assertionResults: [] },
  ],
}

const spec = (title: string, status: string, message?: string) => ({
  title,
  file: 'booking.spec.ts',
  tests: [{ status, results: [{ error: message === undefined ? undefined : { message } }, {}] }],
})

const playwrightReport = {
  suites: [
    {
      title: 'booking.spec.ts',
      file: 'booking.spec.ts',
      specs: [
        spec('books in Arabic', 'unexpected', '\n  Error: no such button\n\n  1 | …'),
        spec('cancels', 'expected'),
        spec('left out', 'skipped'),
      ],
      suites: [
        {
          title: 'without JavaScript',
          file: 'booking.spec.ts',
          specs: [spec('books', 'flaky', 'Error: too late')],
        },
      ],
    },
  ],
  errors: [{ message: 'Error: the server did not start\nat start.ts' }],
}

test('each failed test is named by its file, its name and the first line of its message', () => {
  expect(failuresOfVitest(vitestReport, '/town')).toEqual([
    {
      test: 'tests/unit/places.test.ts › a full run › gives a number',
      message: 'AssertionError: expected 1 to be 2',
    },
    { test: 'tests/unit/broken.test.ts', message: "Cannot find module './nowhere'" },
    { test: 'tests/unit/hook.test.ts', message: 'one of its hooks failed' },
  ])
})

test('in the browser too; one that passed only at a second try has failed', () => {
  expect(failuresOfPlaywright(playwrightReport)).toEqual([
    { test: 'tests/e2e/booking.spec.ts › books in Arabic', message: 'Error: no such button' },
    {
      test: 'tests/e2e/booking.spec.ts › without JavaScript › books',
      message: 'only when tried again: Error: too late',
    },
    { test: 'tests/e2e', message: 'Error: the server did not start' },
  ])
})

test('at most thirty are printed, each on one line, and how many more there are', () => {
  expect(failureLines([])).toEqual([])
  const lines = failureLines(
    Array.from({ length: 33 }, (_, number) => ({ test: `test ${number}`, message: 'too late' })),
  )
  expect(lines).toHaveLength(32)
  expect(lines[1]).toBe('  ✗ test 0: too late')
  expect(lines.at(-1)).toBe('  … and 3 more')
  const [failure] = failuresOfVitest(
    { testResults: [{ name: '/a', status: 'failed', message: 'x'.repeat(5000), assertionResults: [] }] },
    '/',
  )
  expect(failure?.message).toHaveLength(200)
})

test('the tally keeps every failure of every step', () => {
  const count = tally()
  count.add(2, [])
  count.add(1, failuresOfVitest(vitestReport, '/town'))
  count.add(0, failuresOfPlaywright(playwrightReport))
  expect(count.sum.passed).toBe(3)
  expect(count.sum.failures).toHaveLength(6)
})
