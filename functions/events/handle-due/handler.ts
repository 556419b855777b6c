import * as z from 'zod';
import type { Log } from '../../../application/log.ts';
import { isOfRestricted } from '../../../application/of-restricted.ts';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { handleDue } from '../../../domain/due/handle-due.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import { nothing } from '../../../domain/model/decision.ts';
import type { DueReference } from '../../../domain/model/due-reference.ts';
import { dueKinds } from '../../../domain/model/item.ts';
import type { Clock } from '../../../domain/ports.ts';
import { instant, merchantId } from '../../../domain/values.ts';
import type { QueueMessage } from '../../runtime/queue-consumer.ts';

export interface Needs {
  readonly work: UnitOfWork;
  readonly clock: Clock;
  readonly log: Log;
  /** told of what was due and is done; not of what a repeat found done */
  readonly onHandled?: (due: DueReference) => void;
}

const reference = z.object({
  merchantId,
  kind: z.enum(dueKinds),
  id: z.string().min(1),
  dueAt: instant,
  outageId: z.string().optional(),
});

/** a repeat found it done */
const found = z.looseObject({ kind: z.literal('not_due') });

const read = (body: string): DueReference => {
  try {
    return reference.parse(JSON.parse(body));
  } catch (error) {
    throw new InvalidInput('body', 'is not a reference of the due index; only detect-stalls may send here', { cause: error });
  }
};

/** one due item: what falls due at it happens if it still is due as the sweep saw it; a repeat does nothing */
export const handle =
  ({ work, clock, log, onHandled }: Needs) =>
  async ({ body }: QueueMessage): Promise<void> => {
    const due = read(body);
    const run = (privacy: { readonly privacy?: true }) =>
      work.run({
        ...{ merchantId: due.merchantId, now: clock.now(), ...privacy },
        decide: (snapshot, context) =>
          snapshot === undefined ? nothing({ kind: 'not_due' as const }) : handleDue(snapshot, due, context),
      });
    const { result } = await run(due.kind === 'erasure' ? { privacy: true } : {}).catch((error: unknown) => {
      if (isOfRestricted(error)) return run({ privacy: true });
      throw error;
    });
    if (!found.safeParse(result).success) onHandled?.(due);
    log.info('due.handled', { merchantId: due.merchantId, kind: due.kind, id: due.id, result: JSON.stringify(result) });
  };
