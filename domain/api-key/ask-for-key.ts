import * as z from 'zod';
import { Conflict } from '../errors.ts';
import { type ApiKey, keyState } from '../model/api-key.ts';
import type { Context, Decision } from '../model/decision.ts';
import { openTasks, type Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { remark, shortLine } from '../values.ts';
import { taskWords } from '../wording/tasks/task-phrases.ts';
import { openWork } from '../work/open-work.ts';

const wishes = ['new', 'rotate', 'end'] as const;
export type KeyWish = (typeof wishes)[number];

/** a key for some use, another one in place of a key, or the end of a key */
export const keyWish = z.discriminatedUnion('wish', [
  z.object({ wish: z.literal('new'), name: remark }),
  z.object({ wish: z.literal('rotate'), keyId: shortLine }),
  z.object({ wish: z.literal('end'), keyId: shortLine }),
]);
export const keyAsked = z.object({ kind: z.literal('asked'), wish: z.enum(wishes) });
/** a wish somebody of operations has not worked yet; `name`: the use of a new key, otherwise the key's prefix */
export const pendingWish = z.object({ wish: z.enum(wishes), name: z.string(), at: z.string() });
type PendingWish = z.infer<typeof pendingWish>;

const asWish = pendingWish.pick({ wish: true, name: true });

/** the key was made, or its end is known: what its task still waits for is between people of ours */
const isAnswered = ({ wish, name, at }: PendingWish, keys: readonly ApiKey[]): boolean =>
  wish === 'new'
    ? keys.some((one) => one.name === name && one.issuedAt >= at)
    : keys.some((one) => one.prefix === name && one.endsAt !== undefined);

/** what was asked for, and neither answered nor worked yet */
export const keysAsked = (snapshot: Pick<Snapshot, 'tasks' | 'merchant'>): readonly PendingWish[] =>
  wishesIn(snapshot).filter((one) => !isAnswered(one, snapshot.merchant.apiKeys ?? []));

const wishesIn = (snapshot: Pick<Snapshot, 'tasks'>): readonly PendingWish[] =>
  openTasks(snapshot).flatMap(({ title, openedAt: at }) => {
    if (typeof title === 'string' || title.code !== 'api-key-asked') return [];
    const asked = asWish.safeParse(title.about);
    return asked.success ? [{ ...asked.data, at }] : [];
  });

/** Throws Conflict for a key that is not there or works no more. */
const worksStill = (keys: readonly ApiKey[], keyId: string, now: string): ApiKey => {
  const found = keys.find((one) => one.keyId === keyId);
  if (found === undefined || keyState(found, now) === 'ended') throw new Conflict({ code: 'api-key-over', about: {} });
  return found;
};

interface AskInput {
  readonly merchantId: string;
  readonly requestId: string;
  /** who of the merchant asks, by address */
  readonly by: string;
  readonly asked: z.infer<typeof keyWish>;
}

/**
 * An owner asks for a key, or for another one in its place, or for its end. Keys are the company's: a task opens, and whoever
 * makes keys hears of the wish. Throws Conflict while the same is asked for, or for a key that is over; MerchantNotFound, MerchantClosed.
 */
export const askForKey = (
  snapshot: Snapshot | undefined,
  { merchantId, requestId, by, asked }: AskInput,
  context: Context,
): Decision<z.infer<typeof keyAsked>> => {
  const present = presentMerchant(snapshot, merchantId);
  const { merchant } = present;
  const { wish } = asked;
  const name = asked.wish === 'new' ? asked.name : worksStill(merchant.apiKeys ?? [], asked.keyId, context.now).prefix;
  if (keysAsked(present).some((one) => one.wish === wish && one.name === name))
    throw new Conflict({ code: 'api-key-asked-already', about: {} });
  const { followUp, overdue } = context.policy.tasks.routing;
  const actor = { kind: 'merchant' as const, id: by };
  const entry: TimelineEntry = {
    ...{ merchantId, id: `api-key-asked/${requestId}`, at: context.now, type: 'api-key.asked.v1', actor },
    data: asked,
  };
  const about = { queue: followUp ?? overdue, subjectKind: 'merchant', subjectId: merchantId } as const;
  const title = taskWords.tell('api-key-asked', { wish, name, by });
  const opened = openWork(present, { ...about, title, cause: entry.id, actor }, context);
  return {
    result: { kind: 'asked', wish },
    // written again as it is: two who ask at once read each other
    puts: [merchant, opened.task],
    deletes: [],
    timeline: [entry, opened.entry],
  };
};
