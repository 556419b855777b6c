import type { DigestBoxes } from '../../../domain/digest/digest-ports.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'digest.choose',
  teams: 'open',
  params: none,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** what the person chose for their own daily mail */
export const handle =
  ({ boxes }: { readonly boxes: Pick<DigestBoxes, 'of'> }) =>
  async ({ person }: CallOf<typeof wanted>) => {
    const { mail, shiftAt, waiting } = await boxes.of(person.id);
    return { mail, ...(shiftAt === undefined ? {} : { shiftAt }), waiting: waiting.length };
  };
