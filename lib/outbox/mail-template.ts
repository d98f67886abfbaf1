import 'server-only'
import { escapeHtml } from '@/lib/i18n/html'

export type MailParts = {
  lang: string
  dir: 'ltr' | 'rtl'
  subject: string
  /** Whole sentences, each its own paragraph. */
  paragraphs: readonly string[]
  /** A code to be typed over, shown large. */
  code?: string
  button?: { label: string; url: string }
  /** When the paragraphs are in another language than the rest: BCP 47. */
  paragraphsLang?: string
  /** Letters to many can be stopped. */
  unsubscribe?: { label: string; url: string }
  /** Who sends this and where to ask. */
  footer: string
}

/** The text part: what somebody reads whose programme shows no markup. */
export function mailText(mail: MailParts): string {
  return [
    ...mail.paragraphs,
    mail.code,
    mail.button && `${mail.button.label}\n${mail.button.url}`,
    `-- \n${mail.footer}`,
    mail.unsubscribe && `${mail.unsubscribe.label}\n${mail.unsubscribe.url}`,
  ]
    .filter(Boolean)
    .join('\n\n')
}

/** The HTML part: one column, no picture, no remote thing; every word is escaped. */
export function mailHtml(mail: MailParts): string {
  const align = mail.dir === 'rtl' ? 'right' : 'left'
  const other = mail.paragraphsLang ? ` lang="${mail.paragraphsLang}" dir="auto"` : ''
  const paragraphs = mail.paragraphs
    .map((text) => `<p${other} style="margin:0 0 16px">${escapeHtml(text).replace(/\n/g, '<br>')}</p>`)
    .join('')
  const code = mail.code
    ? `<p style="margin:0 0 16px;font-size:32px;font-weight:700;letter-spacing:6px" dir="ltr" align="${align}">${escapeHtml(mail.code)}</p>`
    : ''
  const button = mail.button
    ? `<p style="margin:24px 0"><a href="${escapeHtml(mail.button.url)}" style="display:inline-block;background:#5b1943;color:#ffffff;padding:14px 22px;border-radius:6px;font-weight:700;text-decoration:none">${escapeHtml(mail.button.label)}</a></p>`
    : ''
  const stop = mail.unsubscribe
    ? `<p style="margin:12px 0 0;font-size:15px"><a href="${escapeHtml(mail.unsubscribe.url)}" style="color:#5b3f4f">${escapeHtml(mail.unsubscribe.label)}</a></p>`
    : ''
  return `<!doctype html><html lang="${mail.lang}" dir="${mail.dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(mail.subject)}</title></head><body style="margin:0;background:#f7f6ee;color:#321827;font:18px/1.6 -apple-system,'Segoe UI',Roboto,'Noto Sans',sans-serif"><div dir="${mail.dir}" style="max-width:560px;margin:0 auto;background:#ffffff;padding:28px;border-bottom:6px solid #5b1943;text-align:${align}"><p style="margin:0 0 20px;font-weight:700">Samen · Lindeveld</p>${paragraphs}${code}${button}<p style="margin:24px 0 0;font-size:15px;color:#5b3f4f">${escapeHtml(mail.footer)}</p>${stop}</div></body></html>`
}
