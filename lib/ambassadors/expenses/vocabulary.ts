export const expenseKinds = ['flat', 'real'] as const
export type ExpenseKind = (typeof expenseKinds)[number]
export const expenseWhats = ['transport', 'food', 'material', 'telephone', 'other'] as const
export type ExpenseWhat = (typeof expenseWhats)[number]
export type ClaimStatus = 'open' | 'approved' | 'refused' | 'withdrawn' | 'paid'
