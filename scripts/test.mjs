// npm test: everything, on a fresh checkout too. It ends with the names of what failed, then `N passed, N failed`.
import path from 'node:path'
import { installWhenNeeded } from './install.mjs'

const root = path.resolve(import.meta.dirname, '..')
process.chdir(root)

async function main() {
  const begun = Date.now()
  console.log('Installing what is missing …')
  await installWhenNeeded(root)
  const { environment } = await import('./environment.mjs')
  const { findBrowser } = await import('./browser.mjs')
  const { findNginx } = await import('./debian.mjs')
  const { failureLines } = await import('./failures.mjs')
  const { buildIsFresh, makeBuild } = await import('./make.mjs')
  const { playwrightSuite, single, staticSteps, tally, vitestSuite } = await import('./steps.mjs')
  const env = environment(root)
  const count = tally()
  await staticSteps(count, root, env)
  await vitestSuite(count, root, env, 'unit')
  await vitestSuite(count, root, env, 'integration')
  const built = await single(count, 'production build', async () => {
    if (!buildIsFresh(root)) await makeBuild(root, env)
  })
  let browser = null
  const found = await single(count, 'a browser', async () => {
    browser = await findBrowser(root)
    console.log(browser.program)
  })
  // Here, and not in the test that needs it: two of them at once would unpack into one folder.
  await single(count, 'nginx', () => console.log(findNginx(root).program))
  if (built && found)
    await playwrightSuite(count, root, { ...env, ...browser.env, CHROMIUM: browser.program })
  const { passed, failures } = count.sum
  console.log(`\n${Math.round((Date.now() - begun) / 1000)} s`)
  for (const line of failureLines(failures)) console.log(line)
  console.log(`${passed} passed, ${failures.length} failed`)
  process.exitCode = failures.length > 0 ? 1 : 0
}

main().catch((error) => {
  console.error(error.message)
  console.log('0 passed, 1 failed')
  process.exitCode = 1
})
