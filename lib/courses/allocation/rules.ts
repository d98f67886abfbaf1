/** The published order of classes, first to last; what a person is told is `wishes.rule.*`. */
export const priorityRules = ['waited', 'childcare', 'nothingYet', 'everybody'] as const

/** The class of somebody for a run, 1 to 4, by the first rule that holds. */
export function priorityOf(
  person: { waited: boolean; needsChildcare: boolean; activeCourses: number },
  run: { childcare: boolean },
): number {
  if (person.waited) return 1
  if (person.needsChildcare && run.childcare) return 2
  return person.activeCourses === 0 ? 3 : 4
}
