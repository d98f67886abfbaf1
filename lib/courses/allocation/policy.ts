/** Rounds that still take wishes or wait for their draw: their runs are not booked one by one meanwhile. */
export const openRoundWhere = { committedAt: null, cancelledAt: null } as const
