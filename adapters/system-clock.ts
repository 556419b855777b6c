import type { Clock } from '../domain/ports.ts';

/** the machine's clock; on the laptop the whole process sees virtual time here too */
export const systemClock: Clock = { now: () => new Date().toISOString() };
