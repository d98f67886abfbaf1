'use client'

import { Icon } from '@/components/ui/icon'
import { useQueue } from './use-queue'

/** On every page of a teacher: what is still on this phone, and the way to it. */
export function UnsentSheets({ owner, words }: { owner: string; words: { unsent: string; open: string } }) {
  const list = useQueue(owner)
  if (list.length === 0) return null
  return (
    <div className="banner banner--warn" role="status">
      <Icon name="warning" />
      <div className="banner__body">
        <p className="strong">{words.unsent}</p>
        <ul>
          {list.map((sheet) => (
            <li key={sheet.lessonId}>
              <a href={sheet.page}>{words.open}</a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
