import 'server-only'
import Bowser from 'bowser'

/** "Chrome · Android": enough to know one's own device again. Null when the browser does not say. */
export function deviceOf(agent: string | undefined): string | null {
  if (!agent) return null
  const { browser, os } = Bowser.parse(agent)
  return [browser.name, os.name].filter(Boolean).join(' · ').slice(0, 80) || null
}
