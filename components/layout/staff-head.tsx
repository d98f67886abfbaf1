import type { ReactNode } from 'react'

type Props = {
  title: ReactNode
  titleLang?: string
  /** A sentence that says how it stands. */
  lead?: ReactNode
  /** `<Breadcrumb>` */
  crumbs?: ReactNode
  /** `<Avatar size="l">` */
  avatar?: ReactNode
  /** `<Status>`, `<Tag>`, `<IconWords>`s. */
  meta?: ReactNode
  actions?: ReactNode
  /** `<Tabs line>` */
  tabs?: ReactNode
}

/** The head of a staff page: what it is, how it stands, what can be done. */
export function StaffHead({ title, titleLang, lead, crumbs, avatar, meta, actions, tabs }: Props) {
  return (
    <div className="staff-head">
      <div className={avatar ? 'case' : 'case case--plain'}>
        {avatar}
        <div className="case__id">
          {crumbs}
          <h1 lang={titleLang} dir={titleLang ? 'auto' : undefined}>
            {title}
          </h1>
          {lead && <p className="daysum">{lead}</p>}
          {meta && <p className="meta meta--ink">{meta}</p>}
        </div>
        {actions && <div className="row row--tight case__acts">{actions}</div>}
      </div>
      {tabs}
    </div>
  )
}
