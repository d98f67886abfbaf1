import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { expect, test } from 'vitest'
import { renderPdf } from '@/lib/pdf/render'
import { qrSvg } from '@/lib/qr/qr'

const source = `#import "/samen.typ": *
#show: page-of
= #data.heading
#data.sentence #ltr-piece(data.phone)
#name-piece(data.name)
#qr-code(data.qr, data.address)
`
const words = {
  heading: 'شهادة حضور',
  sentence: 'حضرت 12 درسًا من 15.',
  phone: '+32 470 12 34 56',
  name: 'ዮናስ ተስፋይ',
  qr: qrSvg('https://samen.example/verify/ABC'),
  address: 'https://samen.example/verify/ABC',
}
const read = async (bytes: Uint8Array) => {
  const document = await getDocumentProxy(bytes.slice())
  return { meta: await getMeta(document), ...(await extractText(document, { mergePages: true })) }
}

test('a document is tagged, has its title and language, and keeps numbers in their order', async () => {
  const { meta, text } = await read(renderPdf({ source, data: words, lang: 'ar', title: 'شهادة' }))
  expect(meta.info.Title).toBe('شهادة')
  expect(meta.info.Language).toBe('ar')
  expect(text).toContain('+32 470 12 34 56')
  expect(text).toContain('ዮናስ ተስፋይ')
})

test('what people typed is data and never markup', async () => {
  const hostile = '#eval("1") *vet* $x$ @ref <b> \\ #include "/etc/passwd"'
  const bytes = renderPdf({ source, data: { ...words, name: hostile }, lang: 'nl', title: 'x' })
  expect((await read(bytes)).text.replace(/\s+/g, ' ')).toContain(hostile)
})

test('a document can read nothing of the machine', () => {
  const nosy = '#import "/samen.typ": *\n#show: page-of\n#read("/../../../package.json")'
  expect(() => renderPdf({ source: nosy, data: {}, lang: 'nl', title: 'x' })).toThrow(/does not compile/)
})

test('what does not compile says why', () => {
  expect(() => renderPdf({ source: '#nothing-of-this-name', data: {}, lang: 'nl', title: 'x' })).toThrow(
    /unknown variable/,
  )
})
