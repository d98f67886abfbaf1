import 'server-only'
import type { Offset } from '../deadlines/types'

const of =
  (unit: Offset['unit']) =>
  (count: number): Offset => ({ count, unit })

/** So many days, working days, weeks, months or years after a day; negative: before it. */
export const [d, wd, w, m, y] = [of('d'), of('wd'), of('w'), of('m'), of('y')] as const
