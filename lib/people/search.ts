import 'server-only'
import type { Ctx } from '@/lib/access/context'
import { recordView } from '@/lib/audit/views'
import { limits } from '@/lib/config/limits'
import { Prisma } from '@/lib/db/client'
import { nameQuery } from './name-key'
import { latinDigits } from './schema'
import type { FoundPerson } from './types'

/** What somebody typed, taken apart: words of a name, a year of birth, digits of a telephone or card, an address. */
export type PeopleQuestion = {
  name: string
  keys: string[]
  year: number | null
  digits: string | null
  email: string | null
}

/** Takes a search apart. A year alone is a year; longer digits are a telephone or a card. */
export function readQuestion(text: string, thisYear: number): PeopleQuestion {
  const words = latinDigits(text.normalize('NFC').slice(0, limits.text.search)).trim()
  const email = words.includes('@')
    ? (words
        .split(/\s+/)
        .find((word) => word.includes('@'))
        ?.toLowerCase() ?? null)
    : null
  let year: number | null = null
  const digits: string[] = []
  const rest: string[] = []
  // "0475 12 34 56" and "+32 475/12.34.56" are one number however it is spaced.
  const joined = words.replace(/(?<=\d)[\s./-]+(?=\d)/g, (gap, at: number, all: string) =>
    /(^|\D)(19|20)\d\d$/.test(all.slice(0, at)) ? gap : '',
  )
  for (const word of joined.split(/\s+/)) {
    const number = word.replace(/\D/g, '')
    if (word === email) continue
    if (/^\d{4}$/.test(word) && Number(word) >= 1900 && Number(word) <= thisYear) year = Number(word)
    else if (number.length >= 4 && /^\+?\d+$/.test(word)) digits.push(number)
    else rest.push(word)
  }
  const { name, keys } = nameQuery(rest.join(' '))
  return { name, keys, year, digits: digits[0] ?? null, email }
}

type Row = {
  id: string
  full_name: string
  call_name: string | null
  birth_year: number | null
  email: string | null
  phone: string | null
  locale: string
  card: string | null
}

/** Columns of a person in a list of finds. */
const columns = Prisma.sql`p.id, p.full_name, p.call_name, p.birth_year, p.email, p.phone, p.locale,
  (SELECT c.number FROM access_card c WHERE c.person_id = p.id AND c.revoked_at IS NULL) AS card`

const toFound = (row: Row): FoundPerson => ({
  id: row.id,
  fullName: row.full_name,
  callName: row.call_name,
  birthYear: row.birth_year,
  email: row.email,
  phone: row.phone,
  locale: row.locale,
  cardNumber: row.card,
})

/** Domestic and international forms share their last digits. */
const phoneTail = (digits: string) => digits.replace(/^(00)?32|^0/, '')

/**
 * The likeliest people for what was typed, best first, `limits.people.found` at most: by name in any script and
 * spelling, telephone, card number, e-mail address and year of birth, together. Each find is a look (recorded).
 * Nothing is found for less than two letters or four digits.
 */
export async function searchPeople(ctx: Ctx, text: string): Promise<FoundPerson[]> {
  const question = readQuestion(text, ctx.now.getUTCFullYear())
  const { name, keys, year, digits, email } = question
  const wanted: Prisma.Sql[] = []
  let rank = Prisma.sql`NULL::real`
  if (email) wanted.push(Prisma.sql`p.email LIKE ${`${email.replace(/[\\%_]/g, '\\$&')}%`}`)
  if (digits)
    wanted.push(
      Prisma.sql`(p.phone LIKE ${`%${phoneTail(digits)}%`}
        OR p.id IN (SELECT c.person_id FROM access_card c WHERE c.number = ${digits} AND c.revoked_at IS NULL))`,
    )
  if (year) wanted.push(Prisma.sql`p.birth_year = ${year}`)
  if (name.length >= 2) {
    // Two nets: the consonants find other spellings, the trigrams find slips of the finger and beginnings.
    wanted.push(Prisma.sql`(p.search_keys @> ${keys}::text[] OR ${name} <% p.search_name)`)
    rank = Prisma.sql`word_similarity(${name}, p.search_name) + similarity(${name}, p.search_name)
      + CASE WHEN p.search_keys @> ${keys}::text[] THEN 0.5 ELSE 0 END`
  }
  if (wanted.length === 0 || (wanted.length === 1 && year)) return []
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT ${columns} FROM person p
     WHERE p.merged_into_id IS NULL AND ${Prisma.join(wanted, ' AND ')}
     ORDER BY ${rank} DESC, p.full_name, p.id LIMIT ${limits.people.found}`
  await recordView(
    ctx,
    'people.person.found',
    rows.map((row) => row.id),
  )
  return rows.map(toFound)
}

/**
 * People who may be the one that is being written down: the same telephone or address, or a name of the same sounds
 * with the same year of birth (or one of them unknown). Best first, five at most.
 */
export async function likelyTheSame(
  ctx: Ctx,
  input: {
    fullName: string
    birthYear?: number | null
    email?: string | null
    phone?: string | null
    not?: string
  },
): Promise<FoundPerson[]> {
  const { name, keys } = nameQuery(input.fullName)
  const year = input.birthYear ?? null
  const rows = await ctx.db.$queryRaw<Row[]>`
    SELECT ${columns} FROM person p
     WHERE p.merged_into_id IS NULL AND p.id IS DISTINCT FROM ${input.not ?? null}::uuid
       AND (p.email = ${input.email ?? null} OR p.phone = ${input.phone ?? null}
         OR ((p.search_keys @> ${keys}::text[]
              OR (${name} % p.search_name AND similarity(${name}, p.search_name) > 0.5))
             AND (p.birth_year IS NULL OR ${year}::int IS NULL OR abs(p.birth_year - ${year}::int) <= 1)
             AND (${year}::int IS NOT NULL OR cardinality(${keys}::text[]) > 1)))
     ORDER BY (p.email = ${input.email ?? null}) IS TRUE DESC, (p.phone = ${input.phone ?? null}) IS TRUE DESC,
              (p.birth_year = ${year}::int) IS TRUE DESC, similarity(${name}, p.search_name) DESC
     LIMIT 5`
  return rows.map(toFound)
}
