import { z } from 'zod'
import { limits } from '@/lib/config/limits'
import { paragraph } from '../schema'
import { correctionTopics } from './vocabulary'

export const correctionInput = z.object({
  about: z.enum(correctionTopics, 'invalidChoice'),
  words: paragraph(limits.profile.correction).refine((text) => text.length > 0, 'required'),
})

export const answerCorrectionInput = z.object({
  correctionId: z.uuid('invalidChoice'),
  answer: z.enum(['accepted', 'refused'], 'invalidChoice'),
  reason: paragraph(limits.profile.correction).refine((text) => text.length > 0, 'required'),
})
