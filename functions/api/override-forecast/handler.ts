import * as z from 'zod';
import { textDigest } from '../../../domain/content-hash.ts';
import { Conflict, KeyReused } from '../../../domain/errors.ts';
import type { Clock, PolicyReader } from '../../../domain/ports.ts';
import { day, shortLine } from '../../../domain/values.ts';
import type { OverrideStore } from '../../../domain/volume/volume-ports.ts';
import { type CallOf, none, type Route, reason } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'plan.publish',
  params: none,
  query: none,
  body: z.object({ queue: shortLine, target: day, point: z.number().min(0).max(1_000_000), reason }),
  answer,
  writes: true,
} as const satisfies Route;

export interface Needs {
  readonly volumes: OverrideStore;
  readonly policies: Pick<PolicyReader, 'active'>;
  readonly clock: Clock;
}

/** somebody expects another number of a day: it stands beside the forecast with who and why, and changes nothing of it */
export const handle =
  ({ volumes, policies, clock }: Needs) =>
  async ({ person, body, key }: CallOf<typeof wanted>) => {
    const { queue, target, point, reason: why } = body;
    const { tasks } = await policies.active();
    if (!tasks.queues.some((one) => one.key === queue)) throw new Conflict({ code: 'forecast-queue', about: { queue } });
    const now = clock.now();
    if (target < now.slice(0, 10)) throw new Conflict({ code: 'forecast-day', about: { day: target } });
    const id = `o_${textDigest(key)}`;
    const known = (await volumes.overrides(target)).find((one) => one.id === id);
    if (known !== undefined) {
      if (known.queue !== queue || known.point !== point || known.reason !== why) throw new KeyReused();
      return known;
    }
    const made = { id, queue, target, point, reason: why, by: person.id, at: now };
    await volumes.addOverride(made);
    return made;
  };
