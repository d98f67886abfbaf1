import localFont from 'next/font/local'

const latin = localFont({
  src: '../../node_modules/@fontsource-variable/familjen-grotesk/files/familjen-grotesk-latin-wght-normal.woff2',
  weight: '400 700',
  display: 'swap',
  variable: '--font-familjen',
  fallback: ['Arial'],
  adjustFontFallback: 'Arial',
})

// Polish, Romanian and Turkish letters. The range makes the browser fetch it only where one of them stands.
const latinExtended = localFont({
  src: '../../node_modules/@fontsource-variable/familjen-grotesk/files/familjen-grotesk-latin-ext-wght-normal.woff2',
  weight: '400 700',
  display: 'swap',
  preload: false,
  variable: '--font-familjen-extended',
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0100-02BA, U+1E00-1E9F, U+20A0-20AB, U+20AD-20C0' }],
})

/** Headings: Familjen Grotesk (OFL). Scripts it does not have use the phone's own letters. */
export const headFont = { variable: `${latin.variable} ${latinExtended.variable}` }
