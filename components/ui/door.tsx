import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'

export const doorColours = ['ochre', 'blue', 'brick', 'green', 'rose', 'violet'] as const
export type DoorColour = (typeof doorColours)[number]

type DoorProps = { colour: DoorColour; icon: IconName; href: string; label: string }

/** A task's door: fanlight with pictogram, leaf with words. The whole door is the link. */
export function Door({ colour, icon, href, label }: DoorProps) {
  return (
    <a className="door" data-door={colour} href={href}>
      <span className="door__lamp">
        <Icon name={icon} />
      </span>
      <span className="door__frame">
        <span className="door__leaf">
          <span>{label}</span>
        </span>
      </span>
    </a>
  )
}

/** The row of doors. They stand on the threshold of the field. */
export function Street({ doors, label }: { doors: readonly DoorProps[]; label: string }) {
  return (
    <nav aria-label={label}>
      <ul className="street">
        {doors.map((door) => (
          <li key={door.colour}>
            <Door {...door} />
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The section's own door, standing open on the threshold of its page head. */
export function OpenDoor({ colour, icon }: { colour: DoorColour; icon: IconName }) {
  return (
    <span className="field__door" data-door={colour} aria-hidden="true">
      <span className="door__lamp">
        <Icon name={icon} />
      </span>
      <span className="door__frame">
        <span className="door__leaf" />
      </span>
    </span>
  )
}

/** A small arch with a pictogram, in a section's colour. */
export function Arch({ colour, icon }: { colour: DoorColour; icon: IconName }) {
  return (
    <span className="arch" data-door={colour} aria-hidden="true">
      <Icon name={icon} />
    </span>
  )
}

/** A card's heading with its section's arch. */
export function ArchHeading({
  id,
  colour,
  icon,
  children,
}: {
  id?: string
  colour: DoorColour
  icon: IconName
  children: ReactNode
}) {
  return (
    <h2 className="kicker" id={id}>
      <Arch colour={colour} icon={icon} />
      <span>{children}</span>
    </h2>
  )
}
