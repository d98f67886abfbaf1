// Steps of `npm run check` and `npm test`: one list that people and CI run.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { makeClient, makeRouteTypes } from './make.mjs'

/** Runs a program with its words on the screen; answers its exit status. Ends with us. */
function show(root, command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(path.join(root, 'node_modules/.bin', command), args, {
      cwd: root,
      env,
      stdio: 'inherit',
    })
    const end = (signal) => child.kill(signal)
    process.once('SIGINT', end)
    process.once('SIGTERM', end)
    child.on('error', () => resolve(127))
    child.on('exit', (code) => {
      process.off('SIGINT', end)
      process.off('SIGTERM', end)
      resolve(code ?? 1)
    })
  })
}

/** Counts what passed and failed; a step that is one thing counts as one. */
export function tally() {
  const sum = { passed: 0, failed: 0, failedSteps: [] }
  return {
    sum,
    add(name, passed, failed) {
      sum.passed += passed
      sum.failed += failed
      if (failed > 0) sum.failedSteps.push(name)
    },
  }
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(0)} s`

/** One thing that holds or does not. */
async function single(count, name, work) {
  const begun = Date.now()
  console.log(`\n── ${name}`)
  let ok = false
  try {
    ok = (await work()) !== false
  } catch (error) {
    console.error(error.said ?? error.message)
  }
  count.add(name, ok ? 1 : 0, ok ? 0 : 1)
  console.log(`── ${name}: ${ok ? 'passed' : 'FAILED'} (${seconds(begun)})`)
  return ok
}

/** Format and lint, made files, types. */
export async function staticSteps(count, root, env) {
  await single(count, 'format and lint', async () => (await show(root, 'biome', ['ci', '.'], env)) === 0)
  await single(count, 'types', async () => {
    await makeClient(root, env)
    await makeRouteTypes(root, env)
    return (await show(root, 'tsc', ['--noEmit', '-p', '.'], env)) === 0
  })
}

/** A suite whose tests are counted from its JSON report; a suite that cannot start counts as one failure. */
async function suite(count, name, report, run, read) {
  const begun = Date.now()
  console.log(`\n── ${name}`)
  fs.rmSync(report, { force: true })
  const status = await run()
  let passed = 0
  let failed = 0
  try {
    const result = read(JSON.parse(fs.readFileSync(report, 'utf8')))
    passed = result.passed
    failed = result.failed
  } catch {
    failed = 1
    console.error(`${name} left no report.`)
  }
  if (status !== 0 && failed === 0) failed = 1
  fs.rmSync(report, { force: true })
  count.add(name, passed, failed)
  console.log(`── ${name}: ${passed} passed, ${failed} failed (${seconds(begun)})`)
}

const reportFile = (name) =>
  path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'samen-report-')), `${name}.json`)

/** A project of tests/vitest.config.ts: `unit` or `integration`. */
export function vitestSuite(count, root, env, project) {
  const report = reportFile(project)
  return suite(
    count,
    `${project} tests`,
    report,
    () =>
      show(
        root,
        'vitest',
        [
          'run',
          '-c',
          'tests/vitest.config.ts',
          '--project',
          project,
          '--reporter=dot',
          '--reporter=json',
          `--outputFile=${report}`,
        ],
        env,
      ),
    (json) => ({
      passed: json.numPassedTests,
      failed:
        json.numFailedTests +
        json.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
          .length,
    }),
  )
}

/** The end-to-end suite in a real browser. */
export function playwrightSuite(count, root, env) {
  const report = reportFile('e2e')
  return suite(
    count,
    'end-to-end tests',
    report,
    () =>
      show(root, 'playwright', ['test', '-c', 'tests/playwright.config.ts', '--reporter=list,json'], {
        ...env,
        PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      }),
    (json) => ({
      passed: json.stats.expected + json.stats.flaky,
      failed: json.stats.unexpected + json.errors.length,
    }),
  )
}

export { single }
