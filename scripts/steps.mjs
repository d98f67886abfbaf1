// Steps of `npm run check` and `npm test`: one list that people and CI run.
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { failuresOfPlaywright, failuresOfVitest } from './failures.mjs'
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

/** Counts what passed, and keeps what failed by name; a step that is one thing counts as one. */
export function tally() {
  const sum = { passed: 0, failures: [] }
  return {
    sum,
    /** `failures`: `{ test, message }` each, as scripts/failures.mjs makes them. */
    add(passed, failures) {
      sum.passed += passed
      sum.failures.push(...failures)
    },
  }
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(0)} s`

/** One thing that holds or does not. */
async function single(count, name, work) {
  const begun = Date.now()
  console.log(`\n── ${name}`)
  let ok = false
  let why = 'see its own words above'
  try {
    ok = (await work()) !== false
  } catch (error) {
    why = error.message.split('\n', 1)[0]
    console.error(error.said ?? error.message)
  }
  count.add(ok ? 1 : 0, ok ? [] : [{ test: name, message: why }])
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
  let failures = []
  try {
    const result = read(JSON.parse(fs.readFileSync(report, 'utf8')))
    passed = result.passed
    failures = result.failures
  } catch (error) {
    failures = [{ test: name, message: `left no report (ended with ${status}): ${error.message}` }]
  }
  if (status !== 0 && failures.length === 0)
    failures = [{ test: name, message: `ended with ${status} although no test failed` }]
  fs.rmSync(report, { force: true })
  count.add(passed, failures)
  console.log(`── ${name}: ${passed} passed, ${failures.length} failed (${seconds(begun)})`)
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
    (json) => ({ passed: json.numPassedTests, failures: failuresOfVitest(json, root) }),
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
    (json) => ({ passed: json.stats.expected, failures: failuresOfPlaywright(json) }),
  )
}

export { single }
