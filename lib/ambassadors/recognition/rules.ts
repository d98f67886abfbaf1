export const milestones = [25, 50, 100, 250, 500] as const
export const achievements = ['ambassador', ...milestones.map((hours) => `hours${hours}` as const)] as const
export type Achievement = (typeof achievements)[number]

/** The hours a badge stands for; null for being an ambassador at all. */
export function hoursFor(achievement: Achievement): number | null {
  return achievement === 'ambassador' ? null : Number(achievement.slice(5))
}

/** Every badge that so many minutes of an ambassador have earned. */
export function earned(minutes: number): Achievement[] {
  return achievements.filter((one) => (hoursFor(one) ?? 0) * 60 <= minutes)
}

/** How many hours to the next milestone; null beyond the last. */
export function hoursToNext(minutes: number): number | null {
  const next = milestones.find((hours) => hours * 60 > minutes)
  return next === undefined ? null : Math.ceil((next * 60 - minutes) / 60)
}
