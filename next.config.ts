import type { NextConfig } from 'next'
import createNextIntlPlugin from 'next-intl/plugin'

const locales = 'nl|en|fr|de|es|ar|fa|uk|tr|pl|ro|ti'

/** Questions of the public course list. With any of them the page is made for this request, else it is cached. */
const courseFilters = [
  'level',
  'kind',
  'audience',
  'support',
  'daypart',
  'setting',
  'childcare',
  'from',
  'free',
  'q',
  'page',
]

// Pages that are the same for everybody are cached and can carry no nonce; Next's own start-up script stands
// inline in them, and words that people write are never put into a page as markup.
const policy = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "object-src 'none'",
].join('; ')

const config: NextConfig = {
  poweredByHeader: false,
  // scripts/serve.mjs compresses, and keeps what it compressed.
  compress: false,
  reactStrictMode: true,
  // Types are checked by `npm run check` and `npm test`; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  trailingSlash: false,
  // A page's title stands in its head for everybody, not only for bots: without scripts nothing would move it there.
  htmlLimitedBots: /.*/,
  serverExternalPackages: [
    '@node-rs/argon2',
    'pino',
    'pg',
    'pg-boss',
    'highs',
    'nodemailer',
    '@touch4it/ical-timezones',
    'ical-generator',
    '@myriaddreamin/typst-ts-node-compiler',
    'sharp',
    'highs',
    'heic-decode',
    'libheif-js',
    'yauzl',
    '@aws-sdk/client-s3',
  ],
  experimental: { serverActions: { bodySizeLimit: '256kb' } },
  async headers() {
    return [
      {
        source: '/:path*',
        headers: [
          { key: 'X-Content-Type-Options', value: 'nosniff' },
          { key: 'Referrer-Policy', value: 'same-origin' },
          { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
          { key: 'X-Frame-Options', value: 'DENY' },
          { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
          {
            key: 'Permissions-Policy',
            value: 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
          },
        ],
      },
      // What machines read is never a page; files bring a stricter policy of their own.
      {
        source: '/api/:path((?!files).*)',
        headers: [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" }],
      },
      // What a person sent runs nothing, wherever a browser may open it. Said here: our server has a policy for whatever
      // has none, and what a route says comes after that.
      {
        source: '/api/files/:token',
        headers: [
          {
            key: 'Content-Security-Policy',
            value: "default-src 'none'; sandbox; frame-ancestors 'none'",
          },
        ],
      },
      // scripts/serve-policy.mjs gives the signed-in pages a policy with a nonce.
      {
        source: `/:locale(${locales})/:path((?!my|staff|sign-in|sign-out|courses/[^/]+/book|appointments/[^/]+/).*)`,
        headers: [{ key: 'Content-Security-Policy', value: policy }],
      },
      { source: `/:locale(${locales})`, headers: [{ key: 'Content-Security-Policy', value: policy }] },
      { source: '/icons.svg', headers: [{ key: 'Cache-Control', value: 'public, max-age=86400' }] },
    ]
  },
  async rewrites() {
    return {
      beforeFiles: courseFilters.map((key) => ({
        source: `/:locale(${locales})/courses`,
        has: [{ type: 'query' as const, key }],
        destination: '/:locale/courses/filtered',
      })),
      afterFiles: [],
      fallback: [],
    }
  },
}

export default createNextIntlPlugin('./lib/i18n/request.ts')(config)
