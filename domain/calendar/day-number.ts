const dayMs = 86_400_000;

/** Number of the UTC day of an instant, days since 1970-01-01. */
export const dayNumber = (at: string): number => Math.floor(Date.parse(at) / dayMs);
/** Number of the week of an instant: whole weeks since Monday 1970-01-05, UTC. */
export const weekNumber = (at: string): number => Math.floor((dayNumber(at) - 4) / 7);
