/** what a merchant may ask about */
export const requestTopics = ['payment', 'payout', 'account', 'integration', 'fees', 'other'] as const;
