import type { ReactNode } from 'react'
import { Arch, type DoorColour } from './door'
import { Icon, type IconName } from './icon'

export type FactItem = { icon: IconName; label: string; value: ReactNode }

/** Pictogram, question, answer. Two columns from 960 px when asked. */
export function Facts({ items, columns = 1 }: { items: readonly FactItem[]; columns?: 1 | 2 }) {
  return (
    <dl className={columns === 2 ? 'facts facts--2' : 'facts'}>
      {items.map((item) => (
        <div className="fact" key={item.label}>
          <Icon name={item.icon} />
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A pictogram and a few words in a line. */
export function IconWords({ icon, children }: { icon: IconName; children: ReactNode }) {
  return (
    <span className="iw">
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  )
}

/** "This you will learn": an arch and a sentence each. */
export function Outcomes({
  items,
  colour = 'ochre',
}: {
  items: readonly { icon: IconName; text: ReactNode }[]
  colour?: DoorColour
}) {
  return (
    <ul className="learn">
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is fixed
        <li key={index}>
          <Arch colour={colour} icon={item.icon} />
          <span>{item.text}</span>
        </li>
      ))}
    </ul>
  )
}

export type AnswerItem = {
  label: string
  value: ReactNode
  /** `about` names what is changed, for screen readers: "Wijzig je naam". */
  change?: { href: string; label: string; about: string }
}

/** Look at what you answered, and change it. */
export function Answers({ items }: { items: readonly AnswerItem[] }) {
  return (
    <dl className="answers">
      {items.map((item) => (
        <div className="answer" key={item.label}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
          {item.change && (
            <dd className="answer__change">
              <a href={item.change.href} aria-label={item.change.about}>
                {item.change.label}
              </a>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}
