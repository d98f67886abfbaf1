import { defineConfig } from '@playwright/test'

// The server, its database and its worker are started by e2e/support/start.ts on free ports; with E2E_URL the
// tests walk a server that runs already.
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  globalSetup: './e2e/support/start.ts',
  workers: 2,
  fullyParallel: true,
  // Wide: they end a test that will never pass; one that passes does not wait for them, also on a busy machine.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  retries: 0,
  reporter: [['list']],
  use: {
    baseURL: process.env.E2E_URL,
    screenshot: 'only-on-failure',
    trace: 'off',
    launchOptions: {
      executablePath: process.env.CHROMIUM || undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
