const dayMs = 86_400_000;

/** calendar days of 24 hours later */
export const addDays = (at: string, days: number): string => new Date(Date.parse(at) + days * dayMs).toISOString();
