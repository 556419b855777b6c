import * as z from 'zod';
import { inParallel } from '../../application/in-parallel.ts';
import type { StoredMerchant } from '../../application/recompute-merchant.ts';
import type { Gap, InFlight, LostShard, TouchedMerchant } from '../../domain/backtest/backtest-answer.ts';
import { filesOf, merchantsInShard } from '../../domain/backtest/backtest-files.ts';
import type { BacktestShelf } from '../../domain/backtest/backtest-ports.ts';
import { readPolicy } from '../../domain/check-policy/read-policy.ts';
import { InvalidPolicy } from '../../domain/errors.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import type { PolicyReader } from '../../domain/ports.ts';
import type { Figures } from '../../domain/rollup/figures.ts';
import type { MerchantRoll } from '../../domain/rollup/rollup-ports.ts';
import type { Blueprint } from '../blueprint/blueprint.ts';
import { isInFlight, touchedBy } from '../comparison/blast-radius.ts';
import { reportOf } from './backtest-report.ts';
import { handlingMinutes } from './handling-minutes.ts';
import { type PlayedSums, SumsOfShards, sumsOf } from './played-sums.ts';
import type { Outsiders, PopulationStory } from './population-story.ts';
import { storyOrGap } from './read-story.ts';
import { StoredPlay } from './stored-play.ts';

export interface PopulationNeeds {
  readonly shelf: BacktestShelf;
  readonly roll: MerchantRoll;
  readonly merchant: (merchantId: string) => Promise<StoredMerchant | undefined>;
  readonly policies: PolicyReader;
  readonly figures: { newest(): Promise<Figures | undefined> };
  readonly storyOf: (stored: StoredMerchant) => PopulationStory;
  readonly outsiders: Outsiders;
  readonly blueprint: () => Blueprint;
  /** of this process so far */
  readonly processorSeconds: () => number;
}

const jsonOf = async (shelf: BacktestShelf, key: string): Promise<unknown> => {
  const text = await shelf.get(key);
  if (text === undefined) throw new RangeError(`${key} is not there: its back-test is over a week old, or was never begun`);
  return JSON.parse(text);
};
const linesOf = async (shelf: BacktestShelf, key: string): Promise<readonly unknown[]> =>
  ((await shelf.get(key)) ?? '').split('\n').flatMap((line): unknown[] => (line === '' ? [] : [JSON.parse(line)]));

const asked = z.object({ draft: z.unknown(), until: z.number() });
const policy = z.custom<Policy>((value) => typeof value === 'object' && value !== null && 'version' in value);
const setting = z.object({
  policy,
  against: policy,
  until: z.number(),
  minutes: z.record(z.string(), z.number()),
});
/** a file of stories, as the Map Run's items name it: nothing of a merchant is in it */
export const shardRef = z.object({ shard: z.string(), merchants: z.int(), bytes: z.int() });
type ShardRef = z.infer<typeof shardRef>;
const part = z.object({
  gaps: z.array(z.custom<Gap>()),
  inFlight: z.object({ merchants: z.int(), touched: z.array(z.custom<TouchedMerchant>()) }),
});
const story = z.custom<PopulationStory>((value) => typeof value === 'object' && value !== null && 'events' in value);
const played = z.object({
  sums: z.custom<PlayedSums>((value) => typeof value === 'object' && value !== null && 'counts' in value),
  seconds: z.number(),
});
const failed = z.array(z.looseObject({ Input: z.string(), Error: z.string().optional(), Status: z.string().optional() }));
const batch = z.looseObject({ Items: z.array(shardRef) });
const manifest = z.looseObject({
  ResultFiles: z.looseObject({ FAILED: z.array(z.looseObject({ Key: z.string() })) }),
});

/** both policies are kept with the job: what is published meanwhile changes nothing. Throws InvalidPolicy */
export const prepare = async ({ shelf, policies, figures }: PopulationNeeds, job: string): Promise<void> => {
  const { draft, until } = asked.parse(await jsonOf(shelf, filesOf(job).ask));
  const read = readPolicy(draft);
  if (!read.ok) throw new InvalidPolicy(read.findings);
  const minutes = Object.fromEntries(handlingMinutes(await figures.newest()));
  const kept = { policy: read.policy, against: await policies.active(), until, minutes };
  await shelf.put(filesOf(job).setting, JSON.stringify(kept));
};

const AT_ONCE = 8;

/** the stories of one part of the merchants, in files of some merchants each, and what is known before anything is played */
export const exportPart = async (
  { shelf, roll, merchant, policies, storyOf }: PopulationNeeds,
  { job, part: nth, parts }: { readonly job: string; readonly part: number; readonly parts: number },
): Promise<{ readonly merchants: number; readonly shards: number }> => {
  const files = filesOf(job);
  const { policy: draft, until } = setting.parse(await jsonOf(shelf, files.setting));
  const [gaps, touched, refs]: [Gap[], TouchedMerchant[], ShardRef[]] = [[], [], []];
  let [flying, held]: [number, string[]] = [0, []];
  const close = async (): Promise<void> => {
    const shard = `${nth}-${refs.length}`;
    const text = held.map((one) => `${one}\n`).join('');
    await shelf.put(files.stories(shard), text);
    refs.push({ shard, merchants: held.length, bytes: Buffer.byteLength(text) });
    held = [];
  };
  const take = async (stored: StoredMerchant): Promise<void> => {
    const one = storyOrGap(stored, storyOf);
    if ('code' in one) gaps.push(one);
    else held.push(JSON.stringify(one));
    if (isInFlight(stored.snapshot)) {
      flying += 1;
      const found = touchedBy(stored.snapshot, await policies.get(stored.snapshot.merchant.policyVersion), draft);
      if (found !== undefined) touched.push(found);
    }
  };
  for await (const ids of roll.ids(nth, parts, new Date(until).toISOString())) {
    for (const outcome of await inParallel(ids, merchant, AT_ONCE)) {
      if (outcome.status === 'rejected') throw outcome.reason;
      if (outcome.value !== undefined) await take(outcome.value);
      if (held.length >= merchantsInShard) await close();
    }
  }
  if (held.length > 0) await close();
  await shelf.put(files.partOf(nth), JSON.stringify({ gaps, inFlight: { merchants: flying, touched } }));
  await shelf.put(files.indexOf(nth), refs.map((one) => `${JSON.stringify(one)}\n`).join(''));
  return { merchants: refs.reduce((sum, one) => sum + one.merchants, 0), shards: refs.length };
};

/** plays the stories of some files; each file's sums are kept as soon as they are there */
export const playShards = async (
  { shelf, blueprint, outsiders, processorSeconds }: PopulationNeeds,
  { job, shards }: { readonly job: string; readonly shards: readonly ShardRef[] },
): Promise<{ readonly played: number }> => {
  const files = filesOf(job);
  const { policy: under, against, until } = setting.parse(await jsonOf(shelf, files.setting));
  const play = new StoredPlay({ blueprint: blueprint(), policies: [under, against], until, outsiders });
  let count = 0;
  for (const { shard, merchants } of shards) {
    const stories = (await linesOf(shelf, files.stories(shard))).map((one) => story.parse(one));
    if (stories.length !== merchants)
      throw new RangeError(`${files.stories(shard)} has ${stories.length} stories instead of ${merchants}`);
    const before = processorSeconds();
    const found = sumsOf(await play.play(stories, () => true), stories);
    await shelf.put(files.played(shard), JSON.stringify({ sums: found, seconds: processorSeconds() - before }));
    count += stories.length;
  }
  return { played: count };
};

/** why files were not played to their end, by file */
const lostShards = async (shelf: BacktestShelf, manifestKey: string): Promise<ReadonlyMap<string, string>> => {
  const { ResultFiles } = manifest.parse(await jsonOf(shelf, manifestKey));
  const why = new Map<string, string>();
  for (const { Key } of ResultFiles.FAILED)
    for (const { Input, Error: error, Status } of failed.parse(await jsonOf(shelf, Key)))
      for (const { shard } of batch.parse(JSON.parse(Input)).Items) why.set(shard, error ?? Status ?? 'FAILED');
  return why;
};

/** all that was played in one report, with the files that were not */
export const reduce = async (
  { shelf, blueprint }: PopulationNeeds,
  { job, manifest: key }: { readonly job: string; readonly manifest: string },
): Promise<{ readonly merchants: number; readonly lost: number }> => {
  const files = filesOf(job);
  const { policy: under, against, until, minutes } = setting.parse(await jsonOf(shelf, files.setting));
  const why = await lostShards(shelf, key);
  const all = new SumsOfShards();
  const lost: LostShard[] = [];
  const gaps: Gap[] = [];
  const touched: TouchedMerchant[] = [];
  let [flying, seconds] = [0, 0];
  for (const index of await shelf.list(files.index)) {
    const nth = Number(/(\d+)\.jsonl$/.exec(index)?.[1]);
    const found = part.parse(await jsonOf(shelf, files.partOf(nth)));
    gaps.push(...found.gaps);
    touched.push(...found.inFlight.touched);
    flying += found.inFlight.merchants;
    const refs = (await linesOf(shelf, index)).map((one) => shardRef.parse(one));
    const outcomes = await inParallel(refs, ({ shard }) => shelf.get(files.played(shard)));
    for (const [at, { shard, merchants }] of refs.entries()) {
      const outcome = outcomes[at];
      if (outcome?.status === 'rejected') throw outcome.reason;
      if (outcome?.value === undefined) lost.push({ shard, merchants, about: why.get(shard) ?? 'not played' });
      else {
        const one = played.parse(JSON.parse(outcome.value));
        all.add(one.sums);
        seconds += one.seconds;
      }
    }
  }
  const inFlight: InFlight = { merchants: flying, touched };
  const report = reportOf({
    ...{ sums: all.sum(), gaps, policy: under, against, blueprint: blueprint(), until, inFlight, lost },
    ...{ minutes: new Map(Object.entries(minutes)), seconds },
  });
  await shelf.put(files.report, JSON.stringify(report));
  return { merchants: report.merchants, lost: lost.length };
};
