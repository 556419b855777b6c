import { randomUUID } from 'node:crypto';

/** a name that nobody guesses */
export const randomTicket = (): string => randomUUID();
