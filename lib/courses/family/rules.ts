export type Lesson = { startsAt: Date; endsAt: Date }
export type Care = 'mine' | 'theirs' | 'none'

/** The first lesson of `one` during which `other` has a lesson too; null when they never meet. */
export function firstClash(one: readonly Lesson[], other: readonly Lesson[]): Lesson | null {
  return (
    one.find((lesson) =>
      other.some((rival) => lesson.startsAt < rival.endsAt && rival.startsAt < lesson.endsAt),
    ) ?? null
  )
}

/**
 * The first moment at which both grown-ups have a lesson and nobody is with the children; null when there is none.
 * With childcare there never is: both are away only while the two lessons overlap, and that time lies within the
 * lesson whose childcare has them.
 */
export function childrenAloneAt(mine: readonly Lesson[], theirs: readonly Lesson[], care: Care): Date | null {
  return care === 'none' ? (firstClash(mine, theirs)?.startsAt ?? null) : null
}

/** Whether every pool has room for all who come to it. */
export function roomForAll(
  needs: readonly { pool: { capacity: number; taken: number; waiting: number }; places: number }[],
): boolean {
  return needs.every(({ pool, places }) => pool.waiting === 0 && pool.capacity - pool.taken >= places)
}
