import type { People } from '../../../domain/people.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'people.read',
  params: none,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** everybody who may sign in and has a role: who holds a task, and whom one can be given to. Names and roles, no addresses */
export const handle =
  ({ people }: { readonly people: People }) =>
  async (_call: CallOf<typeof wanted>) => ({ people: await people.everyone() });
