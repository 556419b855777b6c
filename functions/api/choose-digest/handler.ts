import * as z from 'zod';
import { retryConcurrentChange } from '../../../application/unit-of-work.ts';
import { chooseMail, chooseShift } from '../../../domain/digest/change-box.ts';
import { digestMail, shiftStart } from '../../../domain/digest/digest-box.ts';
import type { DigestBoxes } from '../../../domain/digest/digest-ports.ts';
import type { Clock, PolicyReader } from '../../../domain/ports.ts';
import { type CallOf, none, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'digest.choose',
  teams: 'open',
  params: none,
  query: none,
  body: z.object({
    mail: digestMail,
    /** when one's shift begins, and the mail leaves; null: at policy's time again, absent: as it was */
    shiftAt: shiftStart.nullish(),
  }),
  answer,
  writes: true,
} as const satisfies Route;

interface Needs {
  readonly boxes: DigestBoxes;
  readonly policies: Pick<PolicyReader, 'active'>;
  readonly clock: Clock;
}

/** the language of one's own daily mail, or none, and when it leaves: at the start of one's shift; twice is once */
export const handle =
  ({ boxes, policies, clock }: Needs) =>
  async ({ person, body }: CallOf<typeof wanted>) => {
    const { mail, shiftAt } = body;
    const context = { now: clock.now(), policy: await policies.active() };
    return retryConcurrentChange(async () => {
      const chosen = chooseMail(await boxes.of(person.id), mail);
      const box = shiftAt === undefined ? chosen : chooseShift(chosen, shiftAt ?? undefined, context);
      await boxes.put(box);
      return { mail, ...(box.shiftAt === undefined ? {} : { shiftAt: box.shiftAt }) };
    });
  };
