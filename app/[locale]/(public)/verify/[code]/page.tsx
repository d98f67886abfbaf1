import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { FieldHead } from '@/components/layout/field-head'
import { PublicPage } from '@/components/layout/public-page'
import { CodeForm } from '@/components/proofs/code-form'
import { Banner } from '@/components/ui/banner'
import { LinkButton } from '@/components/ui/button'
import { type FactItem, Facts } from '@/components/ui/facts'
import { Foreign } from '@/components/ui/text'
import { publicContext } from '@/lib/access/public'
import { town } from '@/lib/config/town'
import { pageLocale } from '@/lib/i18n/page'
import { currentRequest } from '@/lib/log/request'
import { findProof } from '@/lib/proofs/find-proof'
import { readCode, shownCode } from '@/lib/proofs/rules'
import { wordOfProof } from '@/lib/proofs/types'
import { dayToDate } from '@/lib/time/time'

type Props = PageProps<'/[locale]/verify/[code]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  await pageLocale(params)
  const t = await getTranslations('proofs')
  return { title: t('title'), robots: { index: false } }
}

/** What a paper's QR opens: whether it is ours and counts, and no more than one needs to compare. */
export default async function Page({ params }: Props) {
  const { locale, f } = await pageLocale(params)
  const typed = decodeURIComponent((await params).code).slice(0, 40)
  const list = await headers()
  const network = list.get('x-real-ip') ?? list.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'local'
  const [t, found] = await Promise.all([
    getTranslations('proofs'),
    findProof(publicContext(), { code: typed, network }),
  ])
  const request = currentRequest()
  const code = readCode(typed)
  const path = code ? `/verify/${shownCode(code)}` : '/verify'
  if (!found.ok) {
    if (request) request.status = found.refusal === 'tooMany' ? 429 : 404
    return (
      <PublicPage locale={locale} path={path}>
        <FieldHead locale={locale} title={t('title')} />
        <div className="wrap section stack">
          {found.refusal === 'tooMany' ? (
            <Banner tone="warn">{t('tooMany')}</Banner>
          ) : (
            <Banner tone="late" title={t('unknown')}>
              {t('unknownText')}
            </Banner>
          )}
          <CodeForm locale={locale} typed={typed} />
        </div>
      </PublicPage>
    )
  }
  const proof = found.value
  const kind = t(`kind.${wordOfProof(proof.kind)}`)
  const day = (text: string) => f.fullDay(dayToDate(text))
  const items: FactItem[] = [
    { icon: 'certificate', label: t('fact.what'), value: kind },
    { icon: 'key', label: t('code'), value: <bdi dir="ltr">{shownCode(proof.code)}</bdi> },
  ]
  if (proof.state !== 'revoked') {
    const { titles, level, minutes, from, to } = proof.summary
    const titleLang = titles?.[locale] ? locale : 'nl'
    items.push({ icon: 'user-circle', label: t('fact.name'), value: <bdi>{proof.holder}</bdi> })
    if (titles?.[titleLang])
      items.push({
        icon: 'book-open',
        label: t('fact.course'),
        value: <Foreign lang={titleLang}>{titles[titleLang]}</Foreign>,
      })
    if (level) items.push({ icon: 'student', label: t('fact.level'), value: <bdi>{level}</bdi> })
    if (minutes)
      items.push({ icon: 'clock', label: t('fact.hours'), value: f.number(Math.round(minutes / 6) / 10) })
    if (from && to)
      items.push({
        icon: 'calendar-blank',
        label: t('fact.period'),
        value: t('period', { from: day(from), to: day(to) }),
      })
    items.push(
      { icon: 'calendar-check', label: t('fact.issued'), value: f.fullDay(proof.issuedAt) },
      {
        icon: 'house-line',
        label: t('fact.by'),
        value: (
          <bdi>
            {town.centre.name}, {town.name}
          </bdi>
        ),
      },
    )
    if (proof.validUntil)
      items.push({ icon: 'clock', label: t('fact.validUntil'), value: day(proof.validUntil) })
  }
  return (
    <PublicPage locale={locale} path={path}>
      <FieldHead locale={locale} title={t('title')} />
      <div className="wrap section stack">
        {proof.state === 'valid' && (
          <Banner tone="ok" title={t('valid')}>
            {t('validText')}
          </Banner>
        )}
        {proof.state === 'lapsed' && (
          <Banner tone="warn" title={t('lapsed')}>
            {t('validText')}
          </Banner>
        )}
        {proof.state === 'revoked' && (
          <Banner tone="late" title={t('revoked')}>
            {t('revokedText', { day: f.fullDay(proof.revokedAt) })}
          </Banner>
        )}
        <Facts items={items} />
        <p>
          <LinkButton href={`/${locale}/verify`} variant="quiet">
            {t('another')}
          </LinkButton>
        </p>
      </div>
    </PublicPage>
  )
}
