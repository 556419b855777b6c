const dayMs = 86_400_000;

/** calendar days of 24 hours later */
export const addDays = (at: string, days: number): string => new Date(Date.parse(at) + days * dayMs).toISOString();

/** whole days left until an instant, rounded up; negative once it is past */
export const daysUntil = (at: string, now: string): number => Math.ceil((Date.parse(at) - Date.parse(now)) / dayMs);
