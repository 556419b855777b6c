import { beforeAll, expect, it } from 'vitest';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import { readBlueprint } from '../../engine/blueprint/read-blueprint.ts';
import { type Outcome, playMerchant } from '../../engine/play-merchant.ts';
import { openStage, type Stage } from '../../engine/stage.ts';
import { projectPath } from '../../lib/project.ts';
import { outsideOfHistory } from '../../programs/backtest/outside-of-history.ts';
import { harshDesk, harshPolicy } from '../../programs/prove-backtest/hard-conditions.ts';
import { hostileConduct, hostileHistory, hostileUntil } from '../../programs/prove-backtest/hostile-history.ts';
import { readStageTemplate } from '../../tools/build/join-templates.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { historyEvents } from '../../world/history/history-events.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { senderOf } from '../../world/sender.ts';

const SEED = 3;
const policy = harshPolicy(readPolicyFile(projectPath('policies/default.json')));
const stories = [...Map.groupBy(historyEvents(hostileHistory(SEED, 8)), ({ subject }) => subject)].map(([subject, events]) => ({
  merchantId: deriveMerchantId('direct', subject),
  events,
}));
const text = ({ counts, ...outcome }: Outcome): string =>
  JSON.stringify([
    outcome,
    Object.entries(counts).map(([name, count]) => [name, typeof count === 'number' ? count : [...count]]),
  ]);

let template: unknown;
const open = (seed: number): Promise<Stage> =>
  openStage({
    blueprint: readBlueprint(template),
    policy,
    openOutside: outsideOfHistory({ settings: harshDesk, policy, seed, conduct: hostileConduct(SEED) }),
    sourceOf: (event) => senderOf(policy, event, 'history'),
    seed,
    until: hostileUntil,
  });
const playAll = async (stage: Stage, some: typeof stories): Promise<ReadonlyMap<string, string>> => {
  const played = new Map<string, string>();
  for (const story of some) played.set(story.merchantId, text(await playMerchant(stage, story)));
  return played;
};

beforeAll(async () => {
  const { folder } = await synthesize();
  template = readStageTemplate(folder);
}, 120_000);

it('the same story has the same outcome to the byte, and another seed of the desk another one', async () => {
  const once = await playAll(await open(1), stories);
  expect(once.size).toBe(stories.length);
  expect(await playAll(await open(1), stories)).toEqual(once);
  expect(await playAll(await open(2), stories)).not.toEqual(once);
});

it('what becomes of a merchant depends on nobody else: neither on who is played, nor on the order', async () => {
  const all = await playAll(await open(1), stories);
  const stage = await open(1);
  expect(await playAll(stage, stories.toReversed())).toEqual(all);
  for (const story of stories) expect(text(await playMerchant(await open(1), story))).toBe(all.get(story.merchantId));
});

it('merchants are played at the same time as one after the other', async () => {
  const stage = await open(1);
  const all = await playAll(await open(1), stories);
  const together = await Promise.all(
    stories.map(async (story) => [story.merchantId, text(await playMerchant(stage, story))] as const),
  );
  expect(new Map(together)).toEqual(all);
});

it('a merchant that never applied leaves refused events and no snapshot', async () => {
  const stranger = stories.find(({ events }) => events[0]?.subject === 'stranger-1');
  expect(stranger).toBeDefined();
  // a case of nobody is kept for a person to find out whose it is; what was verified at nobody is refused
  const [told] = stranger?.events ?? [];
  const verified = told && { ...told, id: 'verified', type: 'requirement.verified.v1', data: { requirementId: 'website' } };
  const outcome = stranger && verified && (await playMerchant(await open(1), { ...stranger, events: [verified] }));
  expect(outcome?.snapshot).toBeUndefined();
  expect(outcome?.refused.map(({ code }) => code)).not.toEqual([]);
});

it('events of one merchant tell nothing of another', async () => {
  const stage = await open(1);
  for (const story of stories) {
    const { timeline } = await playMerchant(stage, story);
    expect(timeline.filter(({ merchantId }) => merchantId !== story.merchantId)).toEqual([]);
  }
});
