import localFont from 'next/font/local'

/** Headings: Familjen Grotesk (OFL), Latin. Other scripts use the phone's own letters. */
export const headFont = localFont({
  src: '../../node_modules/@fontsource-variable/familjen-grotesk/files/familjen-grotesk-latin-wght-normal.woff2',
  weight: '400 700',
  display: 'swap',
  variable: '--font-familjen',
  fallback: ['Arial'],
  adjustFontFallback: 'Arial',
})
