import { z } from 'zod'
import { limits } from '@/lib/config/limits'
import { latinDigits, requiredLine } from '@/lib/people/schema'
import { isDay } from '@/lib/time/time'

const id = z.uuid('invalidChoice')

export const roundInput = z.object({
  title: requiredLine(limits.text.title),
  closesOn: z.string('required').transform(latinDigits).refine(isDay, 'invalidDate'),
  runs: z.array(id, 'chooseOne').min(1, 'chooseOne').max(200),
})

export const roundIdInput = z.object({ roundId: id })

export const wishesInput = z.object({
  roundId: id,
  wishes: z.array(id.optional()).max(limits.booking.wishes),
})
