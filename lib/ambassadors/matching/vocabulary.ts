import type { Weights } from '@/lib/matching/types'

/** What people like to do, each with a pictogram. */
export const interests = [
  'cooking',
  'walking',
  'cycling',
  'football',
  'music',
  'gardening',
  'crafts',
  'film',
  'books',
  'games',
] as const
/** What a newcomer can ask help with, and an ambassador offer. */
export const helps = ['talk', 'papers', 'computer', 'town', 'ride', 'homework', 'housing', 'work'] as const
/** Children at home. */
export const stages = ['none', 'baby', 'school', 'teen', 'grown'] as const
/** What somebody can wish of the other: who they are, or where they meet. */
export const wishes = ['woman', 'man', 'noStairs', 'noPets', 'smokeFree'] as const
/** What an ambassador says of the place where they like to meet. The rest comes from the profile. */
export const placeTraits = ['noStairs', 'noPets', 'smokeFree'] as const

export const requestSteps = ['role', 'help', 'interests', 'times', 'wishes', 'check'] as const
export type RequestStep = (typeof requestSteps)[number]

export const declineReasons = ['time', 'far', 'language', 'other', 'notNow'] as const
export const endReasons = ['goalReached', 'noTime', 'moved', 'noClick', 'other'] as const
export const meetingKinds = ['walk', 'home', 'centre', 'call', 'outing', 'lesson'] as const
export const meetingMinutes = [30, 60, 90, 120, 180] as const

/** How long both have to answer a proposal. */
export const proposalDays = 7
/** Nothing heard for so long: a friendly word to both; and so long after that the coordinator hears it. */
export const quietDays = 21
export const silentDays = 14
/** What was for once ends so long after the first meeting was written down. */
export const onceDays = 1
/** An early word that the half year is nearly over. */
export const endingDays = 14

/** How much each thing counts before an administrator says otherwise. */
export const firstWeights: Weights = {
  language: 6,
  time: 3,
  distance: 5,
  interests: 4,
  skills: 5,
  family: 3,
  profession: 2,
  wishes: 4,
  waiting: 4,
}
/** In hundredths: no language's share lies farther behind than this, where it can be helped. */
export const firstFloorGap = 10
/** ISCO digits that must agree for a role that asks an occupation: the same group of trades. */
export const occupationDigits = 1
/** How many people one more ambassador could take, in the recruitment lines. */
export const placesOfOneMore = 2
