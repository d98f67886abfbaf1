'use client'

import { useEffect } from 'react'
import { isTyping, keysAreOn } from '@/components/ui/keys'

/**
 * What menus of native details lack: Escape and a press beside them close them, and the slash key goes to the
 * page's search field. Everything works without it.
 */
export function PageKeys() {
  useEffect(() => {
    const open = () => [...document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')]
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape')
        for (const menu of open()) {
          const inside = menu.contains(document.activeElement)
          menu.open = false
          if (inside) menu.querySelector('summary')?.focus()
        }
      if (event.key !== '/' || isTyping(event) || !keysAreOn()) return
      const search = document.querySelector<HTMLInputElement>('input[data-search-key]')
      if (!search) return
      event.preventDefault()
      search.focus()
    }
    const onPress = (event: PointerEvent) => {
      for (const menu of open()) if (!menu.contains(event.target as Node)) menu.open = false
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener('pointerdown', onPress)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('pointerdown', onPress)
    }
  }, [])
  return null
}
