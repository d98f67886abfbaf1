// npm run messages: writes the pages that nginx shows when the application cannot answer, from the catalogues, in all
// languages on one page each. `--check` only says whether they are up to date.
import fs from 'node:fs'
import path from 'node:path'

const root = path.resolve(import.meta.dirname, '..')
const locales = fs
  .readdirSync(path.join(root, 'messages'))
  .filter((name) => /^[a-z]{2}$/.test(name))
  .sort((a, b) => (a === 'nl' ? -1 : b === 'nl' ? 1 : a < b ? -1 : 1))
const rightToLeft = new Set(['ar', 'fa'])
const errors = (locale) =>
  JSON.parse(fs.readFileSync(path.join(root, 'messages', locale, 'errors.json'), 'utf8'))
const escapeHtml = (text) => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

const page = (title, parts) => `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} · Samen</title>
<style>
:root{color-scheme:light dark;--paper:#f7f6ee;--ink:#321827;--line:#5b1943}
@media(prefers-color-scheme:dark){:root{--paper:#22121b;--ink:#f7ecd9;--line:#f5d868}}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.6 system-ui,"Noto Sans","Noto Sans Arabic","Noto Sans Ethiopic",sans-serif}
main{max-width:60rem;margin:0 auto;padding:1.5rem;display:grid;gap:1.5rem;grid-template-columns:repeat(auto-fit,minmax(min(18rem,100%),1fr))}
h1,main>header{grid-column:1/-1;margin:0}
section{border-block-start:4px solid var(--line);padding-block-start:.75rem}
h2{font-size:1.25rem;margin:0 0 .25rem}p{margin:0}
</style>
</head>
<body>
<main>
<h1>Samen</h1>
${parts.join('\n')}
</main>
</body>
</html>
`

const section = (locale, title, text) =>
  `<section lang="${locale}" dir="${rightToLeft.has(locale) ? 'rtl' : 'ltr'}"><h2>${escapeHtml(title)}</h2>${text ? `<p>${escapeHtml(text)}</p>` : ''}</section>`

/** File name → text of each page. */
export function staticPages() {
  const nl = errors('nl')
  return {
    'away.html': page(
      nl.databaseDown.title,
      locales.map((locale) =>
        section(locale, errors(locale).databaseDown.title, errors(locale).databaseDown.text),
      ),
    ),
    'too-large.html': page(
      'Samen',
      locales.map((locale) => section(locale, errors(locale).tooLarge, '')),
    ),
  }
}

if (process.argv[1] === import.meta.filename || process.argv[1]?.endsWith('messages.mjs')) {
  let stale = 0
  for (const [name, text] of Object.entries(staticPages())) {
    const file = path.join(root, 'deploy/pages', name)
    if (fs.existsSync(file) && fs.readFileSync(file, 'utf8') === text) continue
    stale++
    if (process.argv.includes('--check'))
      console.error(`deploy/pages/${name} is older than the catalogues: npm run messages`)
    else {
      fs.writeFileSync(file, text)
      console.log(`Wrote deploy/pages/${name}`)
    }
  }
  if (process.argv.includes('--check') && stale > 0) process.exitCode = 1
}
