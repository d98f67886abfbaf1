// Pages that must work when nothing else does: made once from the catalogues, in every language.
import fs from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const rightToLeft = new Set(['ar', 'fa'])
const escapeHtml = (text) => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const words = Object.fromEntries(
  fs
    .readdirSync(path.join(root, 'messages'))
    .filter((name) => /^[a-z]{2}$/.test(name))
    .map((locale) => [
      locale,
      JSON.parse(fs.readFileSync(path.join(root, 'messages', locale, 'errors.json'), 'utf8')),
    ]),
)

const localeOf = (url) => {
  const first = (url ?? '').split(/[/?]/)[1]
  return words[first] ? first : 'nl'
}

function page(locale, title, paragraphs, extra = '') {
  return `<!doctype html><html lang="${locale}" dir="${rightToLeft.has(locale) ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(title)} · Samen</title><style>body{margin:0;background:#f4e17b;color:#321827;font:18px/1.6 -apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}main{max-width:40rem;margin:12vh auto;padding:2rem;background:#fff;border-bottom:8px solid #5b1943}a{color:#6c1d50;font-weight:700}@media(prefers-color-scheme:dark){body{background:#3e1d31;color:#f2f0e7}main{background:#281921;border-color:#f2dc70}a{color:#fbc1db}}</style></head><body><main><h1>${escapeHtml(title)}</h1>${paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('')}${extra}</main></body></html>`
}

const made = new Map()
const once = (key, make) => {
  if (!made.has(key)) made.set(key, make())
  return made.get(key)
}

/** "A moment please", in the language of the address. */
export function databaseDownPage(url) {
  const locale = localeOf(url)
  return once(`down:${locale}`, () => {
    const t = words[locale].databaseDown
    return page(
      locale,
      t.title,
      [t.text],
      `<p><a href="">${escapeHtml(t.again)}</a></p><p>${escapeHtml(t.call)} <a href="tel:+3292550140" dir="ltr">09 255 01 40</a></p>`,
    )
  })
}

const crashWords = Object.fromEntries(
  Object.keys(words).map((locale) => [
    locale,
    JSON.parse(fs.readFileSync(path.join(root, 'messages', locale, 'crash.json'), 'utf8')),
  ]),
)

/** "Something went wrong on our side", with the number of the request to tell us. */
export function brokenPage(url, id) {
  const locale = localeOf(url)
  const t = crashWords[locale]
  return page(
    locale,
    t.title,
    [t.text],
    `<p><a href="">${escapeHtml(t.again)}</a> · <a href="/${locale}">${escapeHtml(t.home)}</a></p><p>${escapeHtml(t.number)} <code dir="ltr">${escapeHtml(id)}</code></p><p><a href="tel:+3292550140" dir="ltr">09 255 01 40</a></p>`,
  )
}

export function tooLargePage(url) {
  const locale = localeOf(url)
  return once(`large:${locale}`, () => page(locale, words[locale].tooLarge, []))
}

/** Every language's page, for the front that stands before us (deploy/). */
export function allDatabaseDownPages() {
  return Object.keys(words).map((locale) => ({ locale, html: databaseDownPage(`/${locale}`) }))
}

const notFound = new Map()

/** Fetches "not found" in each language from the server itself, once, without its scripts. */
export async function rememberNotFound(port, locales = Object.keys(words)) {
  for (const locale of locales) {
    const answer = await fetch(`http://127.0.0.1:${port}/${locale}/404`)
    const html = await answer.text()
    if (answer.status === 404 && html.includes('<main'))
      notFound.set(
        locale,
        html.replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '').replace(/<link[^>]*as="script"[^>]*>/g, ''),
      )
  }
}

/** "Not found" in the language of an address, or undefined while it is not known yet. */
export function notFoundPage(url) {
  return notFound.get(url.split(/[/?]/)[1])
}
