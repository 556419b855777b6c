/** what a member may be told by e-mail */
export const alertKinds = ['requirement_due', 'payout_failed', 'no_sale', 'weekly_summary'] as const;
