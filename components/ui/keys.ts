// Shortcuts of one letter. WCAG 2.1.4: whoever dictates or uses a screen reader can switch them off, for this browser.
const stored = 'samen.keys'

/** Letters press something, unless somebody switched that off here. */
export function keysAreOn(): boolean {
  try {
    return localStorage.getItem(stored) !== 'off'
  } catch {
    return true
  }
}

export function switchKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(stored)
    else localStorage.setItem(stored, 'off')
  } catch {
    // A browser that keeps nothing has them on again at the next page.
  }
}

/** A letter that is meant as one: somebody is typing or composing it, or it belongs to the browser or an open dialog. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented)
    return true
  if (document.querySelector('dialog[open]')) return true
  const at = event.target instanceof HTMLElement ? event.target : null
  if (!at) return false
  if (at.isContentEditable || at.closest('textarea, select')) return true
  const input = at.closest('input')
  return input !== null && !/^(checkbox|radio|button|submit)$/.test(input.type)
}
