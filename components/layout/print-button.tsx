'use client'

import type { ButtonLook } from '@/components/ui/button'
import { Button } from '@/components/ui/button'

/** Prints the page. Hidden where there are no scripts: the browser's own menu does the same. */
export function PrintButton({ label, ...look }: Omit<ButtonLook, 'icon'> & { label: string }) {
  return (
    <Button
      type="button"
      variant="quiet"
      icon="printer"
      className="needs-js"
      onClick={() => window.print()}
      {...look}
    >
      {label}
    </Button>
  )
}
