import 'server-only'
import { createRequire } from 'node:module'
import { createElement, Fragment, type ReactElement, type ReactNode } from 'react'

// React's own writer of markup, loaded beside the bundle: Next keeps it out of server components, because a component
// with a script in it could not live in what it writes. Nothing with a script may stand in here, and it says so aloud.
const { renderToStaticMarkup } = createRequire(`${process.cwd()}/package.json`)(
  'react-dom/server',
) as typeof import('react-dom/server')

/** Markup that React wrote, and nobody else. */
export type Markup = string & { readonly markup: unique symbol }

/** The markup of something that stands still. React writes it, so words that people typed stay words. */
export function markupOf(node: ReactNode): Markup {
  return renderToStaticMarkup(createElement(Fragment, null, node)) as Markup
}

/** An element (`<ul>`, `<footer>` …) filled with markup, one piece after the other. */
export function filled(element: ReactElement, ...markup: Markup[]): ReactElement {
  const { children: _, ...props } = element.props as { children?: ReactNode }
  return createElement(element.type, {
    ...props,
    key: element.key,
    dangerouslySetInnerHTML: { __html: markup.join('') },
  })
}

/**
 * The same element, with everything inside written once. Next makes a page twice, as HTML and as a tree for its script,
 * and 900 elements of a list cost more than all the rest of the page; what stands still is one piece of text to both.
 * For what has no script and no component that waits in it. docs/decisions/0010 has the figures.
 */
export function still(element: ReactElement): ReactElement {
  return filled(element, markupOf((element.props as { children?: ReactNode }).children))
}

const most = 500
const kept = new Map<string, ReactElement>()

/**
 * `still`, made once for each key and then kept: for what depends on nothing but the key and the town's settings, such
 * as the head and foot of a page in one language. Never for anything about a person.
 */
export function stillKept(key: string, make: () => ReactElement): ReactElement {
  const found = kept.get(key)
  if (found) return found
  const made = still(make())
  const oldest = kept.size >= most ? kept.keys().next().value : undefined
  if (oldest !== undefined) kept.delete(oldest)
  kept.set(key, made)
  return made
}
