/** Words of the lesson room, as data. Client-safe. */
export const marks = ['present', 'late', 'excused', 'absent'] as const
export type Mark = (typeof marks)[number]

export const skills = ['listening', 'reading', 'speaking', 'writing'] as const
export type Skill = (typeof skills)[number]

export const steps = ['begun', 'underway', 'reached'] as const
export type Step = (typeof steps)[number]

/** What teacher, reception and the passport call the hours of attendance. */
export const attendanceSource = 'teaching.attendance'

/** What can happen by itself, and after what. The database knows no other pair. */
export const followUpKinds = {
  message: { trigger: 'absences', action: 'message' },
  call: { trigger: 'absences', action: 'call' },
  evaluation: { trigger: 'runEnded', action: 'evaluation' },
  nextLevel: { trigger: 'runEnded', action: 'nextLevel' },
} as const
export type FollowUpKind = keyof typeof followUpKinds
