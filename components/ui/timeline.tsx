import type { ReactNode } from 'react'
import type { DoorColour } from './door'
import { Icon, type IconName } from './icon'

export type TimelineEntry = {
  key: string
  icon: IconName
  colour?: DoorColour
  title: ReactNode
  note?: ReactNode
}

/** What happened, newest first, under the day it happened. */
export function Timeline({ days }: { days: readonly { day: string; entries: readonly TimelineEntry[] }[] }) {
  return (
    <ol className="timeline">
      {days.map((group) => (
        <li key={group.day}>
          <p className="tl__day">{group.day}</p>
          <ol className="tl__list">
            {group.entries.map((entry) => (
              <li className="tl" key={entry.key}>
                <span className="tl__dot" data-door={entry.colour} aria-hidden="true">
                  <Icon name={entry.icon} />
                </span>
                <div>
                  <p className="strong">{entry.title}</p>
                  {entry.note && <p className="soft small">{entry.note}</p>}
                </div>
              </li>
            ))}
          </ol>
        </li>
      ))}
    </ol>
  )
}
