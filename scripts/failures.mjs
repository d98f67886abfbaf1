// The names of what failed, for the last lines of `npm test`: who reads only the tail of a long output finds them there.
import path from 'node:path'

const most = 30
const widest = 200

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal are control characters.
const colours = /\u001b\[[0-9;]*m/g

/** The first line of a message that says something, without colours and not longer than a line of a screen or two. */
function firstLine(message) {
  const line = String(message ?? '')
    .replace(colours, '')
    .split('\n')
    .map((part) => part.trim())
    .find((part) => part !== '')
  if (!line) return 'no message'
  return line.length > widest ? `${line.slice(0, widest - 1)}…` : line
}

/**
 * Failed tests of vitest's JSON report: `{ test: 'file › name', message }`. A file that could not be loaded is one
 * failure of its own, and so is a suite's own hook that failed when none of its tests did.
 */
export function failuresOfVitest(report, root) {
  return report.testResults.flatMap((file) => {
    const name = path.relative(root, file.name)
    const failed = file.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => ({
        test: [name, ...test.ancestorTitles, test.title].join(' › '),
        message: firstLine(test.failureMessages?.[0]),
      }))
    if (failed.length === 0 && file.status === 'failed')
      return [{ test: name, message: firstLine(file.message || 'one of its hooks failed') }]
    return failed
  })
}

/**
 * Failed tests of Playwright's JSON report. One that passed only when it was tried again has failed: it is never
 * counted as good.
 */
export function failuresOfPlaywright(report) {
  const walk = (suite, above) => {
    const names = suite.title && suite.title !== suite.file ? [...above, suite.title] : above
    const own = (suite.specs ?? []).flatMap((spec) =>
      spec.tests
        .filter((test) => test.status === 'unexpected' || test.status === 'flaky')
        .map((test) => ({
          test: [`tests/e2e/${spec.file}`, ...names, spec.title].join(' › '),
          message: `${test.status === 'flaky' ? 'only when tried again: ' : ''}${firstLine(
            test.results.map((result) => result.error?.message).find(Boolean),
          )}`,
        })),
    )
    return [...own, ...(suite.suites ?? []).flatMap((inner) => walk(inner, names))]
  }
  const outside = (report.errors ?? []).map((error) => ({
    test: 'tests/e2e',
    message: firstLine(error.message),
  }))
  return [...(report.suites ?? []).flatMap((suite) => walk(suite, [])), ...outside]
}

/** The lines to print: at most thirty tests, and how many more there are. */
export function failureLines(failures) {
  if (failures.length === 0) return []
  const shown = failures.slice(0, most).map(({ test, message }) => `  ✗ ${test}: ${message}`)
  const more = failures.length - shown.length
  return ['Failed:', ...shown, ...(more > 0 ? [`  … and ${more} more`] : [])]
}
