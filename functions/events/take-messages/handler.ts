import { readDelivery } from '../../../application/delivery.ts';
import { inParallel } from '../../../application/in-parallel.ts';
import type { ConnectionLog } from '../../../domain/connector/connector-ports.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import type { QueueMessage } from '../../runtime/queue-consumer.ts';
import { type SendNeeds, sendOut } from './send-out.ts';
import { type TakeNeeds, type TakenIn, takeIn } from './take-in.ts';

export interface Needs extends TakeNeeds, SendNeeds {
  readonly connections: Pick<ConnectionLog, 'takenIn' | 'of'>;
  /** hides a message until an instant */
  readonly postpone: (receiptHandle: string, now: string, until: string) => Promise<void>;
}

/** a message that is put off comes again, and nothing went wrong */
type Worked = { readonly kind: 'done'; readonly taken?: TakenIn | undefined } | { readonly kind: 'put_off' };

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch (error) {
    throw new InvalidInput('body', 'is not JSON', { cause: error });
  }
};

/** what a rule puts into the queue is an event of ours that goes out; everything else was received */
const work = async (needs: Needs, { body, receiptHandle }: QueueMessage): Promise<Worked> => {
  const message = parsed(body);
  const putOff = async (until: string): Promise<Worked> => {
    await needs.postpone(receiptHandle, needs.clock.now(), until);
    return { kind: 'put_off' };
  };
  const delivery = readDelivery(message);
  if (delivery === undefined) {
    const taken = await takeIn(needs, message);
    return taken !== undefined && 'putOffUntil' in taken ? putOff(taken.putOffUntil) : { kind: 'done', taken };
  }
  const sent = await sendOut(needs)(delivery);
  return sent.kind === 'done' ? sent : putOff(sent.until);
};

/** one count a connector and batch: what is lost of it is lost to a screen and to nobody else */
const count = async ({ connections, clock, log }: Needs, taken: readonly TakenIn[]): Promise<void> => {
  const now = clock.now();
  for (const connector of new Set(taken.map(({ message }) => message.connector))) {
    const own = taken.filter(({ message }) => message.connector === connector);
    const at = own.map(({ message }) => message.receivedAt).sort();
    const what = {
      ...{ messages: own.length, rejected: own.filter(({ rejected }) => rejected).length },
      ...{ at: at.at(-1) ?? now, type: own.at(-1)?.type ?? 'unknown' },
      latencyMs: Math.max(0, Date.parse(now) - Date.parse(at[0] ?? now)),
    };
    await connections.takenIn(connector, what).catch(() => log.warn('messages.uncounted', { connector }));
  }
};

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

/** a batch of messages from and for outside systems; those that failed or are put off come again alone */
export const handle =
  (needs: Needs) =>
  async (messages: readonly QueueMessage[]): Promise<readonly string[]> => {
    const outcomes = await inParallel(messages, (message) => work(needs, message));
    const again: string[] = [];
    const taken: TakenIn[] = [];
    for (const [at, { messageId }] of messages.entries()) {
      const outcome = outcomes[at];
      if (outcome?.status === 'fulfilled' && outcome.value.kind === 'done') {
        if (outcome.value.taken !== undefined) taken.push(outcome.value.taken);
        continue;
      }
      again.push(messageId);
      if (outcome?.status === 'fulfilled') needs.log.info('message.put-off', { messageId });
      else needs.log.error('message.failed', { messageId, error: nameOf(outcome?.reason) });
    }
    await count(needs, taken);
    return again;
  };
