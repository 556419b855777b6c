import * as z from 'zod';
import type { Merchant } from '../model/merchant.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { instant } from '../values.ts';
import { bucketHour, emptyBucket, type VolumeBucket, type VolumeFact } from './volume-fact.ts';

const deeds: Readonly<Record<string, VolumeFact['what']>> = {
  'task.opened.v1': 'opened',
  'task.claimed.v1': 'taken',
  'task.assigned.v1': 'taken',
  'task.released.v1': 'laid',
  'task.snoozed.v1': 'laid',
  'task.approved-once.v1': 'laid',
  'task.decided.v1': 'decided',
  'task.cancelled.v1': 'cancelled',
};

const told = z.looseObject({
  taskId: z.string().min(1),
  queue: z.string().min(1),
  team: z.string().min(1).nullish(),
  subjectKind: z.string().optional(),
  subjectId: z.string().optional(),
  slaDueAt: instant.optional(),
});

type Whose = Pick<Merchant, 'merchantId' | 'country' | 'segment' | 'pspClient'>;

/** whether volumes count entries of this type */
export const isVolume = ({ type }: Pick<TimelineEntry, 'type'>): boolean => Object.hasOwn(deeds, type);

/** types of entries that volumes count */
export const volumeTypes: readonly string[] = Object.keys(deeds);

/** What volumes count of an entry; undefined of any other, and of one whose data lost its shape. */
export const factOf = (entry: TimelineEntry, { merchantId, country, segment, pspClient }: Whose): VolumeFact | undefined => {
  const what = deeds[entry.type];
  const data = told.safeParse(entry.data).data;
  if (what === undefined || data === undefined) return undefined;
  const { taskId, queue, team, subjectKind, subjectId, slaDueAt } = data;
  return {
    ...{ id: entry.id, at: entry.recordedAt ?? entry.at, what, queue, merchantId, taskId, country, segment, pspClient },
    ...(team === undefined || team === null ? {} : { team }),
    ...((what === 'opened' || what === 'decided') && subjectKind !== undefined
      ? { subject: `${subjectKind}/${subjectId ?? ''}` }
      : {}),
    ...(what === 'decided' && slaDueAt !== undefined ? { late: entry.at > slaDueAt } : {}),
  };
};

const rank = ({ at, id }: VolumeFact): string => `${at}\n${id}`;
const keyOf = ({ merchantId, id }: VolumeFact): string => `${merchantId}\n${id}`;

/** facts of both, each once, in order of time: entries of two merchants may share an id, and both count */
const merged = (known: readonly VolumeFact[], facts: readonly VolumeFact[]): VolumeFact[] => {
  const all = new Map(facts.map((one) => [keyOf(one), one]));
  for (const one of known) all.set(keyOf(one), one);
  return [...all.values()].sort((one, other) => (rank(one) < rank(other) ? -1 : 1));
};

/** The bucket with some facts more; undefined when it has them all. */
export const withFacts = (bucket: VolumeBucket, facts: readonly VolumeFact[]): VolumeBucket | undefined => {
  const next = merged(bucket.facts, facts);
  return next.length === bucket.facts.length ? undefined : { ...bucket, facts: next };
};

/** Facts by the bucket they belong to, each bucket as if nothing was in it yet. */
export const bucketsOf = (facts: readonly VolumeFact[]): readonly VolumeBucket[] =>
  [...Map.groupBy(facts, ({ queue, at }) => `${bucketHour(at)}/${queue}`)].map(([key, own]) => ({
    ...emptyBucket(key.slice(14), key.slice(0, 13)),
    facts: merged([], own),
  }));
