export const DAY = 86_400_000;

/** whole days that end no later than an instant, counted from another (both in ms); none when it is past */
export const daysUntil = (instant: number, from: number): number => Math.max(0, Math.floor((instant - from) / DAY));
