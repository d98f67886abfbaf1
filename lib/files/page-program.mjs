// Draws one page of somebody's PDF as a picture: PDF on stdin, the page's number as argument, PNG on stdout. A process of
// its own, because a PDF can ask for any amount of work and memory: draw-page.ts ends it. Nothing in the file is run, and
// it can reach no network and no other file.
import { createRequire } from 'node:module'
import path from 'node:path'
import { createIsomorphicCanvasFactory, getDocumentProxy, renderPageAsImage } from 'unpdf'

const canvasImport = () => import('@napi-rs/canvas')
const mostPixels = Number(process.argv[3])
const [longest, widest] = [2000, 1400]

// Letters of a font that the file does not bring along; a machine without fonts would leave them out.
const { GlobalFonts } = await canvasImport()
const { resolve } = createRequire(path.join(process.cwd(), 'package.json'))
for (const weight of ['400Regular', '700Bold'])
  for (const name of ['Helvetica', 'Arial', 'sans-serif', 'Times', 'serif', 'Courier', 'monospace'])
    GlobalFonts.registerFromPath(
      resolve(`@expo-google-fonts/noto-sans/${weight}/NotoSans_${weight}.ttf`),
      name,
    )

const pieces = []
for await (const piece of process.stdin) pieces.push(piece)
const pdf = await getDocumentProxy(new Uint8Array(Buffer.concat(pieces)), {
  CanvasFactory: await createIsomorphicCanvasFactory(canvasImport),
  maxImageSize: mostPixels,
  isEvalSupported: false,
  useSystemFonts: true,
  disableFontFace: true,
  stopAtErrors: false,
  verbosity: 0,
})
const number = Number(process.argv[2])
const page = await pdf.getPage(number)
const { width, height } = page.getViewport({ scale: 1 })
const scale = Math.min(widest / width, longest / height)
const png = await renderPageAsImage(pdf, number, { canvasImport, scale })
process.stdout.write(Buffer.from(png), () => process.exit(0))
