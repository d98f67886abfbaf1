import 'server-only'
import { personIdOf } from '@/lib/access/actor'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { seal, unseal } from '@/lib/auth/seal'
import { limits } from '@/lib/config/limits'
import { shift } from '@/lib/time/time'
import { readBlob } from './blobs'
import { drawPage } from './draw-page'
import type { FileOwner, Standing } from './owner'
import { watermarked } from './preview'
import { type FileKind, mediaTypes, pictures } from './rules'

type Use = 'download' | 'preview'
type Link = {
  fileId: string
  personId: string | null
  use: Use
  /** Of a preview of a PDF: from 1. */
  page?: number
  mark: string
  until: number
}

const about = 'files.link'

async function visible(ctx: Ctx, owners: readonly FileOwner[], fileId: string) {
  const file = await ctx.db.storedFile.findFirst({
    where: { id: fileId, goneAt: null, ownerKind: { not: null }, blob: { state: 'stored' } },
    select: {
      id: true,
      name: true,
      kind: true,
      ownerKind: true,
      ownerId: true,
      subjectId: true,
      audience: true,
      blobName: true,
      pages: true,
      cleanedAt: true,
    },
  })
  const owner = owners.find(({ kind }) => kind === file?.ownerKind)
  if (!file?.ownerId || !file.blobName || !owner) return null
  const standing = await owner.standing(ctx, file.ownerId)
  if (!standing || (standing.as === 'subject' && file.audience === 'staff')) return null
  return { ...file, kind: file.kind as FileKind, ownerId: file.ownerId, as: standing.as }
}

export type OpenedDocument = {
  id: string
  name: string
  kind: FileKind
  as: Standing
  ownerKind: string
  ownerId: string
  /** Addresses that work for a minute, for this person. The previews are pictures of our own making. */
  download: string
  /** One for a picture, one for each of the first pages of a PDF, none for what we do not draw. */
  previews: string[]
  /** How many pages it has besides those. */
  morePages: number
  until: Date
}

/**
 * Opens a document for a minute. That staff looked is written down before anything is shown; `mark` (who and when, in
 * words) is drawn over the preview. Null where the actor may not, the file is gone, or a picture is not yet clean.
 */
export async function openDocument(
  ctx: Ctx,
  owners: readonly FileOwner[],
  fileId: string,
  mark: string,
): Promise<OpenedDocument | null> {
  const file = await visible(ctx, owners, fileId)
  if (!file?.cleanedAt || !file.ownerKind) return null
  if (file.as === 'staff' && file.subjectId)
    await recordView(ctx, 'files.document.viewed', [file.subjectId], { type: 'file', id: file.id })
  const until = shift(ctx.now, limits.files.linkSeconds * 1000)
  const link = (use: Use, page?: number) => {
    const whole: Link = {
      fileId: file.id,
      personId: personIdOf(ctx.actor),
      use,
      page,
      mark: mark.slice(0, 160),
      until: until.getTime(),
    }
    return `/api/files/${seal(JSON.stringify(whole), about)}`
  }
  const pages = file.kind === 'pdf' ? Math.max(1, file.pages ?? 1) : 0
  const shown = Math.min(pages, limits.files.shownPages)
  return {
    id: file.id,
    name: file.name,
    kind: file.kind,
    as: file.as,
    ownerKind: file.ownerKind,
    ownerId: file.ownerId,
    download: link('download'),
    previews: pictures.includes(file.kind)
      ? [link('preview')]
      : Array.from({ length: shown }, (_, n) => link('preview', n + 1)),
    morePages: pages - shown,
    until,
  }
}

export type Served = { bytes: Buffer; type: string; disposition: string }

const extensionOf: Record<FileKind, string> = {
  pdf: 'pdf',
  jpg: 'jpg',
  png: 'png',
  heic: 'heic',
  docx: 'docx',
}

/** RFC 6266: a plain name for old clients, the whole one for all others. Always a download. */
function disposition(name: string, kind: FileKind): string {
  const base = `${name.replace(/\.[^.]*$/, '') || 'document'}.${extensionOf[kind]}`
  const plain = base.replace(/[^\w.-]/g, '_')
  const whole = encodeURIComponent(base).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`)
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}

async function markedPage(pdf: Buffer, page: number, mark: string): Promise<Buffer | null> {
  const drawn = await drawPage(pdf, page)
  return drawn && watermarked(drawn, mark, 2000)
}

/** What a link of {@link openDocument} leads to; null when it is over, somebody else's, or they may not any more. */
export async function followLink(
  ctx: Ctx,
  owners: readonly FileOwner[],
  sealed: string,
): Promise<Served | null> {
  const text = sealed.length < 2000 ? unseal(sealed, about) : null
  if (!text) return null
  const link = JSON.parse(text) as Link
  if (link.until < ctx.now.getTime() || link.personId !== personIdOf(ctx.actor)) return null
  const file = await visible(ctx, owners, link.fileId)
  if (!file?.blobName || !file.cleanedAt) return null
  const bytes = await readBlob(ctx, file.blobName)
  if (!bytes) return null
  if (link.use === 'preview') {
    const picture = pictures.includes(file.kind)
      ? await watermarked(bytes, link.mark)
      : await markedPage(bytes, link.page ?? 1, link.mark)
    // Only what we drew ourselves is shown in place; whatever somebody sent leaves as a download.
    return picture && { bytes: picture, type: 'image/jpeg', disposition: 'inline' }
  }
  return { bytes, type: mediaTypes[file.kind], disposition: disposition(file.name, file.kind) }
}

/** As whom the actor may see a document, also when its file is gone; null where it does not exist for them. */
export async function mayOpen(
  ctx: Ctx,
  owners: readonly FileOwner[],
  fileId: string,
): Promise<Standing | null> {
  const file = await ctx.db.storedFile.findFirst({
    where: { id: fileId, ownerKind: { not: null } },
    select: { ownerKind: true, ownerId: true, audience: true },
  })
  const owner = owners.find(({ kind }) => kind === file?.ownerKind)
  if (!file?.ownerId || !owner) return null
  const standing = await owner.standing(ctx, file.ownerId)
  return standing?.as === 'subject' && file.audience === 'staff' ? null : (standing?.as ?? null)
}
