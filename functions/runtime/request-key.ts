import { hash } from 'node:crypto';

/** what a write is about: its route, and what the route's path names */
export interface About {
  readonly routeKey?: string | undefined;
  readonly permission: string;
  readonly params: unknown;
}

/**
 * The name of a write that its repeat has too: of one person, one route, one thing and one Idempotency-Key. The same key for something
 * else is another request, never taken for a repeat of the first.
 */
export const requestKey = (person: string, { routeKey, permission, params }: About, key: string): string => {
  const about = JSON.stringify([routeKey, permission, params]);
  return `api/${person}/${hash('sha256', about).slice(0, 12)}/${key}`;
};
