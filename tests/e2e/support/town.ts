import { readFileSync } from 'node:fs'
import path from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { test as base, expect, type Page } from '@playwright/test'
import pg from 'pg'

export type Town = {
  /** Rows of the town's database. */
  rows: (sql: string, values?: unknown[]) => Promise<Record<string, string>[]>
  /** The newest code that was mailed to an address. */
  codeFor: (email: string) => Promise<string>
  /** The newest mail to an address with this in its subject. */
  mailTo: (email: string, subject: string) => Promise<{ subject: string; text: string; html: string }>
}

async function until<Value>(look: () => Promise<Value | undefined>, what: string): Promise<Value> {
  for (let waited = 0; waited < 40_000; waited += 200) {
    const found = await look()
    if (found !== undefined) return found
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`Nothing came: ${what}`)
}

export const test = base.extend<object, { town: Town }>({
  town: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright wants the pattern
    async ({}, use) => {
      const pool = new pg.Pool({ connectionString: process.env.E2E_DATABASE_URL, max: 2 })
      const rows: Town['rows'] = async (sql, values) => (await pool.query(sql, values)).rows
      await use({
        rows,
        codeFor: (email) =>
          until(async () => {
            const [mail] = await rows('SELECT text FROM demo_mail WHERE "to" = $1 ORDER BY id DESC LIMIT 1', [
              email,
            ])
            return mail?.text?.match(/^\d{6}$/m)?.[0]
          }, `a code for ${email}`),
        mailTo: (email, subject) =>
          until(async () => {
            const [mail] = await rows(
              'SELECT subject, text, html FROM demo_mail WHERE "to" = $1 AND subject = $2 ORDER BY id DESC LIMIT 1',
              [email, subject],
            )
            return mail as { subject: string; text: string; html: string } | undefined
          }, `“${subject}” to ${email}`),
      })
      await pool.end()
    },
    { scope: 'worker' },
  ],
})

export { expect }

/** What a language says under a key: `my.confirmed`. */
export function says(locale: string, key: string): string {
  const [namespace = '', ...rest] = key.split('.')
  const file = path.resolve(import.meta.dirname, `../../../messages/${locale}/${namespace}.json`)
  let value: unknown = JSON.parse(readFileSync(file, 'utf8'))
  for (const part of rest) value = (value as Record<string, unknown>)[part]
  if (typeof value !== 'string') throw new Error(`${locale} does not say ${key}`)
  return value
}

/** Signs a demo person in, as their button on the sign-in page does. */
export async function signIn(page: Page, persona: string): Promise<void> {
  const answer = await page.request.post('/api/demo/session', { form: { persona }, maxRedirects: 0 })
  expect(answer.status(), await answer.text()).toBe(303)
}

/** No violation of WCAG 2.2 A and AA, and of axe's best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNothingFound(
    page,
    new AxeBuilder({ page }).withTags([
      'wcag2a',
      'wcag2aa',
      'wcag21a',
      'wcag21aa',
      'wcag22aa',
      'best-practice',
    ]),
  )
}

/** For a page that was looked at whole, in its other colours: only what colours decide can differ. */
export async function expectContrast(page: Page): Promise<void> {
  await expectNothingFound(page, new AxeBuilder({ page }).withRules(['color-contrast', 'link-in-text-block']))
}

async function expectNothingFound(page: Page, axe: AxeBuilder): Promise<void> {
  // A bar that stays at the bottom of a phone lies over whatever is scrolled under it just then; axe would call that
  // too small a target, wherever the page happens to stand.
  await page.evaluate(() => {
    for (const bar of document.querySelectorAll<HTMLElement>('.tabbar')) bar.style.position = 'static'
  })
  const { violations } = await axe.analyze()
  expect(
    violations.map(
      (found) =>
        `${found.id}: ${found.nodes
          .map((node) => node.target.join(' '))
          .slice(0, 4)
          .join(' | ')}`,
    ),
    page.url(),
  ).toEqual([])
}

/** Nothing sticks out at the side. */
export async function expectNoSideways(page: Page): Promise<void> {
  const [inner, whole] = await page.evaluate(() => [
    document.documentElement.clientWidth,
    document.documentElement.scrollWidth,
  ])
  expect(whole, `${page.url()} is wider than the screen`).toBeLessThanOrEqual(inner)
}
