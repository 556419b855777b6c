import * as z from 'zod';
import { retryConcurrentChange } from '../../../application/unit-of-work.ts';
import { chooseMail } from '../../../domain/digest/change-box.ts';
import { digestMail } from '../../../domain/digest/digest-box.ts';
import type { DigestBoxes } from '../../../domain/digest/digest-ports.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'digest.choose',
  teams: 'open',
  params: none,
  query: none,
  body: z.object({ mail: digestMail }),
  answer,
  writes: true,
} as const satisfies Route;

/** the language of one's own daily mail, or none; twice is once */
export const handle =
  ({ boxes }: { readonly boxes: DigestBoxes }) =>
  async ({ person, body }: CallOf<typeof wanted>) => {
    await retryConcurrentChange(async () => boxes.put(chooseMail(await boxes.of(person.id), body.mail)));
    return { mail: body.mail };
  };
