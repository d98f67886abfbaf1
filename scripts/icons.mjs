// Makes public/icons.svg: one sprite of the Phosphor (bold) pictograms that we use. Run after changing the list.
import fs from 'node:fs'
import path from 'node:path'
import { icons } from '../components/ui/icons.mjs'

const root = path.resolve(import.meta.dirname, '..')
const symbols = icons.map((name) => {
  const file = name.replace(/(^|-)(\w)/g, (_, _dash, letter) => letter.toUpperCase())
  const source = fs.readFileSync(
    path.join(root, `node_modules/@phosphor-icons/react/dist/defs/${file}.es.js`),
    'utf8',
  )
  const bold = source.slice(source.indexOf('"bold"'), source.indexOf('"duotone"'))
  const shapes = [...bold.matchAll(/createElement\(\s*"(path|circle|rect)",\s*(\{[^}]*\})/g)].map(
    ([, tag, props]) => {
      const attributes = [...props.matchAll(/(\w+): "([^"]*)"/g)]
        .map(([, key, value]) => ` ${key}="${value}"`)
        .join('')
      return `<${tag}${attributes}/>`
    },
  )
  if (shapes.length === 0) throw new Error(`no shape for ${name}`)
  return `<symbol id="${name}" viewBox="0 0 256 256">${shapes.join('')}</symbol>`
})
fs.writeFileSync(
  path.join(root, 'public/icons.svg'),
  `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join('')}</svg>\n`,
)
