/** The mark (two half circles at one table) and the name. */
export function Brand({ href, name, below }: { href: string; name: string; below: string }) {
  return (
    <a className="brand" href={href}>
      <svg className="mark" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
        <path className="half" d="M2 20.5a15 15 0 0 1 30 0z" />
        <path className="half" d="M16 27.5a15 15 0 0 0 30 0z" />
        <rect className="board" y="21.5" width="48" height="5" rx="1" />
      </svg>
      <span>
        <b lang="nl">{name}</b>
        <span>{below}</span>
      </span>
    </a>
  )
}
