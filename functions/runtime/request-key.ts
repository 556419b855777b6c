import { hash } from 'node:crypto';
import * as z from 'zod';
import { InvalidRequest } from './http-event.ts';

/** what a write is about: its route, and what the route's path names */
export interface About {
  readonly routeKey?: string | undefined;
  readonly permission: string;
  readonly params: unknown;
}

/**
 * The name of a write that its repeat has too: of one person, one route, one thing and one Idempotency-Key. The same key for something
 * else is another request, never taken for a repeat of the first. Whose it is cannot be read from it: it names runs, whose history keeps
 * what they were started with, and a person of a merchant is known by an address.
 */
export const requestKey = (person: string, { routeKey, permission, params }: About, key: string): string => {
  const about = JSON.stringify([person, routeKey, permission, params]);
  return `api/${hash('sha256', about).slice(0, 24)}/${key}`;
};

const keyHeader = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/);

/** the name of a write from the header it came with. Throws InvalidRequest without one */
export const idempotencyKey = (headers: Readonly<Record<string, string | undefined>>, person: string, about: About): string => {
  const key = keyHeader.safeParse(headers['idempotency-key']);
  if (key.success) return requestKey(person, about, key.data);
  throw new InvalidRequest([
    {
      field: 'headers.idempotency-key',
      message: 'Send 8 to 64 letters, digits, - or _ that stay the same when you send this request again',
    },
  ]);
};
