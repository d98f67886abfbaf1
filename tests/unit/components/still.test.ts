import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { markupOf, still, stillKept } from '@/components/ui/still'

test('writes what React itself would, words of people as words', () => {
  const list = createElement(
    'ul',
    { className: 'courses', key: 'list' },
    createElement('li', { lang: 'ar' }, '<script>alert(1)</script> & "مرحبا"'),
    createElement('li'),
  )
  expect(renderToStaticMarkup(still(list))).toBe(renderToStaticMarkup(list))
  expect(markupOf('<b>')).toBe('&lt;b&gt;')
  expect(still(list).key).toBe('list')
})

test('a component that waits cannot stand still, and says so', () => {
  const Waiting = (async () => 'late') as unknown as () => string
  expect(() => markupOf(createElement(Waiting))).toThrow()
})

test('is made once for a key', () => {
  const make = vi.fn(() => createElement('p', null, 'once'))
  expect(stillKept('a', make)).toBe(stillKept('a', make))
  expect(stillKept('b', make)).not.toBe(stillKept('a', make))
  expect(make).toHaveBeenCalledTimes(2)
})
