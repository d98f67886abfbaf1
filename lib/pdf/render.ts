import 'server-only'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { settings } from '@/lib/config/settings'
import { town } from '@/lib/config/town'
import { dirOf } from '@/lib/i18n/locales'
import { now } from '@/lib/time/clock'

const fontFiles = [
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/700Bold/NotoSans_700Bold.ttf',
  'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  'noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
  'noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf',
  'noto-sans-ethiopic/700Bold/NotoSansEthiopic_700Bold.ttf',
]

const root = process.cwd()
let compiler: NodeCompiler | undefined

/** One compiler a process, with the fonts of all our scripts read once. */
function typst(): NodeCompiler {
  if (compiler) return compiler
  const require = createRequire(path.join(root, 'package.json'))
  const fontBlobs = fontFiles.map((file) => readFileSync(require.resolve(`@expo-google-fonts/${file}`)))
  // Its own empty workspace: a document reads our shared file and nothing of the machine.
  compiler = NodeCompiler.create({
    workspace: path.join(root, 'lib/pdf/workspace'),
    fontArgs: [{ fontBlobs }],
  })
  compiler.addSource(
    path.join(root, 'lib/pdf/workspace/samen.typ'),
    readFileSync(path.join(root, 'lib/pdf/samen.typ'), 'utf8'),
  )
  return compiler
}

const sources = new Map<string, string>()

/** A document's Typst text, which stands beside the code that fills it: `lib/courses/certificate.typ`. */
export function typstSource(file: `lib/${string}.typ`): string {
  const known = sources.get(file)
  if (known) return known
  const text = readFileSync(path.join(root, file), 'utf8')
  sources.set(file, text)
  return text
}

export type PdfInput = {
  /** Typst text that begins with `#import "/samen.typ": *` and reads `data`. */
  source: string
  /** What the document says: JSON, every word already in its language. It is data to Typst, never markup. */
  data: Record<string, unknown>
  /** BCP 47 language of the document's main text. */
  lang: string
  title: string
}

/**
 * A tagged PDF (PDF/UA-1: title, language, reading order; a picture needs its `alt`). Answers the file's bytes. A
 * document that does not compile is a bug and throws with the compiler's own words.
 */
export function renderPdf({ source, data, lang, title }: PdfInput): Uint8Array {
  const made = typst()
  const [language = 'nl', region] = lang.split('-')
  const inputs = {
    data: JSON.stringify({
      ...data,
      document: {
        title,
        lang: language,
        region: region?.length === 2 ? region : null,
        dir: dirOf(lang),
        town: town.name,
        centre: town.centre,
        site: settings().appUrl.replace(/^https?:\/\//, ''),
      },
    }),
  }
  const compiled = made.compile({ mainFileContent: source, inputs, resetRead: true })
  const document = compiled.result
  if (!document) {
    const error = compiled.takeDiagnostics()
    throw new Error(
      `A document does not compile: ${error ? JSON.stringify(made.fetchDiagnostics(error)) : 'no reason given'}`,
    )
  }
  const bytes = made.pdf(document, {
    pdfStandard: 'ua-1',
    creationTimestamp: Math.floor(now().getTime() / 1000),
  })
  // What earlier documents left in the compiler's memory goes.
  made.evictCache(10)
  return new Uint8Array(bytes)
}

/** The answer of a route handler: a file to keep, never shown inside our own origin and never stored on the way. */
export function pdfResponse(bytes: Uint8Array<ArrayBufferLike>, filename: string): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${filename.replace(/[^\w.-]+/g, '-')}"`,
      'Cache-Control': 'no-store',
    },
  })
}
