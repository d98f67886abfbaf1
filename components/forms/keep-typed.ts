// Changing the language in the middle of a form keeps what was typed: it waits in this tab only, under the
// page's address without its language, and is gone as soon as it was put back. Never codes or passwords.

const keyOf = (form: HTMLFormElement) =>
  `typed:${location.pathname.replace(/^\/[a-z]{2}(?=\/|$)/, '')}:${form.id}`

type Kept = Record<string, string[]>

function fieldsOf(form: HTMLFormElement) {
  return [...form.elements].filter(
    (element): element is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement =>
      (element instanceof HTMLInputElement &&
        !['hidden', 'password', 'file', 'submit'].includes(element.type)) ||
      element instanceof HTMLSelectElement ||
      element instanceof HTMLTextAreaElement,
  )
}

/** Said when signing in: then nothing stays on the device (lib/auth/current). */
export const isSharedDevice = () => /(?:^|; )(?:__Host-)?samen-shared=1/.test(document.cookie)

const secret = (element: Element) => element.getAttribute('autocomplete') === 'one-time-code'

/** Watches the language links; answers the function that stops watching. */
export function keepTyped(form: HTMLFormElement): () => void {
  const onClick = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-language]') : null
    if (!link || !form.isConnected) return
    const kept: Kept = {}
    for (const element of fieldsOf(form)) {
      if (!element.name || secret(element)) continue
      const checkable =
        element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio')
      if (checkable && !element.checked) {
        kept[element.name] ??= []
        continue
      }
      kept[element.name] = [...(kept[element.name] ?? []), element.value]
    }
    try {
      sessionStorage.setItem(keyOf(form), JSON.stringify(kept))
    } catch {
      // Storage is full or forbidden: then the words are lost with the switch, as without scripts.
    }
  }
  document.addEventListener('click', onClick, { capture: true })
  return () => document.removeEventListener('click', onClick, { capture: true })
}

/** Puts back what was kept, once. */
export function restoreTyped(form: HTMLFormElement): void {
  let kept: Kept
  try {
    const text = sessionStorage.getItem(keyOf(form))
    if (!text) return
    sessionStorage.removeItem(keyOf(form))
    kept = JSON.parse(text)
  } catch {
    return
  }
  for (const element of fieldsOf(form)) {
    const values = kept[element.name]
    if (!values) continue
    if (element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio'))
      element.checked = values.includes(element.value)
    else if (values[0] !== undefined) element.value = values[0]
  }
}
