import 'server-only'
import pino from 'pino'
import { settings } from '@/lib/config/settings'
import { cleanError } from './clean'

let root: pino.Logger | undefined

/**
 * The process's log: JSON lines without personal data. Words that people typed never belong in it;
 * the redaction is the second belt.
 */
export function log(): pino.Logger {
  root ??= pino({
    level: settings().LOG_LEVEL,
    serializers: { err: cleanError },
    redact: {
      paths: ['email', 'phone', 'fullName', 'code', '*.email', '*.phone', '*.fullName', '*.code', 'data'],
      censor: '…',
    },
  })
  return root
}
