import { beforeAll, describe, expect, test } from 'vitest';
import type { StoredMerchant } from '../../application/recompute-merchant.ts';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import type { PaymentBucket } from '../../domain/model/payments.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import { sampleScreeningList } from '../../domain/risk/screening-list.ts';
import type { Blueprint } from '../../engine/blueprint/blueprint.ts';
import { readBlueprint } from '../../engine/blueprint/read-blueprint.ts';
import { isInFlight, touchedBy } from '../../engine/comparison/blast-radius.ts';
import { decisionSteps } from '../../engine/comparison/decision-steps.ts';
import { sumWork, workDifference } from '../../engine/comparison/work-counts.ts';
import { playMerchant } from '../../engine/play-merchant.ts';
import { openStage } from '../../engine/stage.ts';
import { projectPath } from '../../lib/project.ts';
import { outsideOfHistory } from '../../programs/backtest/outside-of-history.ts';
import { hostileConduct, hostileHistory, hostileUntil } from '../../programs/prove-backtest/hostile-history.ts';
import { BacktestJob, type StoredHistory } from '../../programs/studio/backtest-job.ts';
import { isGap, openPlay, readStory } from '../../programs/studio/play-stored.ts';
import { readStageTemplate } from '../../tools/build/join-templates.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { importerConduct } from '../../world/conduct.ts';
import { readDesk } from '../../world/desk/desk-settings.ts';
import { historyEvents } from '../../world/history/history-events.ts';
import type { OutsideEvent } from '../../world/outside-events.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { senderOf } from '../../world/sender.ts';
import { outsideOfStored } from '../../world/stored/outside-of-stored.ts';
import { type StoredStory, storyOfStored } from '../../world/stored/stored-story.ts';

const policy = readPolicyFile(projectPath('policies/default.json'));
const stricter = readPolicyFile(projectPath('policies/variants/stricter-ladder.json'));
const settings = readDesk(projectPath('world/desk/default-desk.json'));
const HOUR = 3_600_000;

/** payments and refunds as the table keeps them, each once */
const bucketsOf = (merchantId: string, events: readonly OutsideEvent[]): readonly PaymentBucket[] => {
  const own = ({ data, type }: OutsideEvent): string => String(data[type === 'payment.captured.v1' ? 'paymentId' : 'refundId']);
  const paid = events.filter(({ type }) => type === 'payment.captured.v1' || type === 'payment.refunded.v1');
  const once = [...new Map(paid.toReversed().map((one) => [`${one.type} ${own(one)}`, one])).values()];
  return once.map((one) => ({
    ...{ merchantId, hour: new Date(one.at - (one.at % HOUR)).toISOString(), part: 0, version: 1 },
    records: [
      {
        ...{ idHash: '0'.repeat(16), offsetMs: one.at % HOUR, amountMinor: Number(one.data['amountMinor']) },
        ...(one.type === 'payment.captured.v1'
          ? { kind: 'captured' as const, line: { id: own(one) } }
          : { kind: 'refunded' as const, line: { id: own(one), of: String(one.data['paymentId']) } }),
      },
    ],
  }));
};

let blueprint: Blueprint;
let stored: readonly StoredMerchant[];
beforeAll(async () => {
  const { folder } = await synthesize();
  blueprint = readBlueprint(readStageTemplate(folder));
  const stage = await openStage({
    ...{ blueprint, policy, seed: 1, until: hostileUntil },
    // when somebody opened the page is not stored: everybody does an hour after a message
    openOutside: outsideOfHistory({
      ...{ settings, policy, seed: 1 },
      conduct: { ...hostileConduct(1), opensPage: importerConduct.opensPage },
    }),
    sourceOf: (event) => senderOf(policy, event, 'history'),
  });
  const found: StoredMerchant[] = [];
  for (const [subject, events] of Map.groupBy(historyEvents(hostileHistory(1, 24)), ({ subject }) => subject)) {
    const merchantId = deriveMerchantId('direct', subject);
    const { snapshot, timeline, refused } = await playMerchant(stage, { merchantId, events });
    const taken = events.filter(({ id }) => !refused.some((one) => one.id === id));
    if (snapshot !== undefined) found.push({ snapshot, timeline, buckets: bucketsOf(merchantId, taken) });
  }
  stored = found;
}, 120_000);

const play = (policies: readonly [Policy, Policy]) =>
  openPlay({ blueprint, policies, until: hostileUntil }).play(stored.map(storyOfStored), () => true);

/** what the policy decided of one story */
const decided = async (story: StoredStory, until = hostileUntil) => {
  const sourceOf = (event: OutsideEvent) => senderOf(policy, event, 'history');
  const stage = await openStage({
    blueprint,
    policy,
    openOutside: outsideOfStored({ story, policy, settings, tally: { replayed: 0, modelled: 0 } }),
    sourceOf,
    seed: 1,
    until,
  });
  return decisionSteps((await playMerchant(stage, story)).timeline);
};

describe('what is stored of merchants, played again', () => {
  test('under the policy they lived by, they come to the stage they came to', async () => {
    const { comparisons, gaps } = await play([policy, policy]);
    expect(gaps).toEqual([]);
    expect(comparisons).toHaveLength(stored.length);
    const sent = ({ timeline }: StoredMerchant) => timeline.filter(({ type }) => type === 'nudge.requested.v1').length;
    const again = comparisons.map(({ under }) =>
      Object.entries(under).reduce((sum, [name, n]) => sum + (name.startsWith('nudge/') ? n : 0), 0),
    );
    expect(again).toEqual(stored.map(sent));
  });

  test('begin with what was known then: an identifier that was corrected later is asked for again', async () => {
    const corrected = stored.filter(({ timeline }) =>
      timeline.some(
        ({ type, data }) => type === 'requirement.submitted.v1' && data['requirementId'] === 'identifier:registration_number',
      ),
    );
    expect(corrected.length).toBeGreaterThan(0);
    for (const one of corrected)
      expect((await decided(storyOfStored(one))).map(({ requirementId }) => requirementId)).toContain(
        'identifier:registration_number',
      );
  });

  test('decide the same until an instant, whatever happened after it', async () => {
    const until = Date.parse('2018-04-10T12:00:00.000Z');
    for (const story of stored.slice(0, 6).map(storyOfStored)) {
      const whole = await decided(story);
      const cut = await decided({ ...story, events: story.events.filter(({ at }) => at < until) }, until);
      expect(JSON.stringify(cut.filter(({ at }) => Date.parse(at) < until))).toBe(
        JSON.stringify(whole.filter(({ at }) => Date.parse(at) < until)),
      );
    }
  });

  test('a policy against itself differs nowhere', async () => {
    const { comparisons } = await play([stricter, stricter]);
    expect(comparisons.flatMap(({ path }) => path ?? [])).toEqual([]);
  });

  test('work under one less work under the other is the sum of the merchants who change path', async () => {
    const { comparisons } = await play([stricter, policy]);
    const paths = comparisons.flatMap(({ path }) => path ?? []);
    expect(paths.length).toBeGreaterThan(0);
    const [under, against] = [sumWork(comparisons.map((one) => one.under)), sumWork(comparisons.map((one) => one.against))];
    expect(workDifference(sumWork(paths.map(({ more }) => more)), {})).toEqual(workDifference(under, against));
  });

  test('the first decision that differs is the earliest, and everything before it is the same', async () => {
    const { comparisons } = await play([stricter, policy]);
    for (const { path } of comparisons) {
      if (path === undefined) continue;
      const { first, lanes } = path;
      const at = first.under === undefined ? lanes.under.length : lanes.under.indexOf(first.under);
      expect(lanes.under.slice(0, Math.max(0, at))).toEqual(lanes.against.slice(0, Math.max(0, at)));
      expect(first.under).not.toEqual(first.against);
    }
  });

  test('a merchant whose story fails twice is listed with why, and the rest counts', async () => {
    const [first, ...rest] = stored.map(storyOfStored);
    const broken = {
      ...first!,
      events: [
        {
          ...first!.events[0]!,
          get data(): never {
            throw new Error('its data is lost');
          },
        },
      ],
    };
    const { comparisons, gaps } = await openPlay({ blueprint, policies: [policy, policy], until: hostileUntil }).play(
      [broken, ...rest.slice(0, 2)],
      () => true,
    );
    expect(gaps).toEqual([
      { merchantId: first!.merchantId, code: 'story-unplayable', about: expect.stringContaining('its data is lost') },
    ]);
    expect(comparisons).toHaveLength(2);
  });

  test('counts messages by step, channel, week, letter and what is missing, and how the risk check ended', async () => {
    const { comparisons } = await play([policy, policy]);
    const work = sumWork(comparisons.map(({ under }) => under));
    const names = Object.keys(work);
    expect(names.filter((name) => name.startsWith('nudge/')).map((name) => name.split('/').length)).toSatisfy(
      (lengths: number[]) => lengths.length > 0 && lengths.every((length) => length === 7),
    );
    const sum = (prefix: string) => names.reduce((n, name) => n + (name.startsWith(prefix) ? (work[name] ?? 0) : 0), 0);
    const told = (type: string, by?: string) =>
      stored
        .flatMap(({ timeline }) => timeline)
        .filter((one) => one.type === type && (by === undefined || one.data['by'] === by));
    expect(sum('risk/')).toBe(told('risk.assessed.v1').length);
    expect(sum('straight through')).toBe(told('merchant.approved.v1', 'score').length);
    expect(sum('straight through')).toBeGreaterThan(0);
  });

  test('a history with a gap is named with its merchant and place', () => {
    const whole = stored.find(({ timeline }) => timeline.some(({ type }) => type === 'task.decided.v1'))!;
    const timeline = whole.timeline.filter(({ type }) => type !== 'task.decided.v1');
    const read = readStory({ ...whole, timeline });
    expect(isGap(read) && read).toMatchObject({ merchantId: whole.snapshot.merchant.merchantId, code: 'history-gap' });
  });
});

describe('merchants in flight', () => {
  const flying = () => stored.map(({ snapshot }) => snapshot).filter(isInFlight);

  test('are touched by nothing under the policy they live by', () => {
    expect(flying().length).toBeGreaterThan(0);
    expect(flying().flatMap((one) => touchedBy(one, policy, policy) ?? [])).toEqual([]);
  });

  test('are listed where their next step comes at another time, or is another', () => {
    const touched = flying().flatMap((one) => touchedBy(one, policy, stricter) ?? []);
    expect(touched.length).toBeGreaterThan(0);
    for (const { stays, moved } of touched) expect(moved).not.toEqual(stays);
  });

  test('are listed where the letter they get next has other words, or people another time for their task', () => {
    const worded = structuredClone(policy);
    for (const language of Object.values(worded.letters.languages))
      for (const template of Object.values(language.templates)) template.subject = `${template.subject}!`;
    const slower = structuredClone(policy);
    for (const queue of slower.tasks.queues) queue.slaHours += 1;
    const partsUnder = (draft: Policy) => new Set(flying().flatMap((one) => touchedBy(one, policy, draft)?.parts ?? []));
    expect(partsUnder(worded)).toEqual(new Set(['letter']));
    expect([...partsUnder(slower)].every((part) => part === 'service-level' || part === 'deadline')).toBe(true);
    expect(partsUnder(slower).size).toBeGreaterThan(0);
  });

  test('that have left or sleep are none', () => {
    const [one] = stored;
    const gone = { ...one!.snapshot, merchant: { ...one!.snapshot.merchant, lifecycleStage: 'offboarded' as const } };
    expect([isInFlight(gone), touchedBy(gone, policy, stricter)]).toEqual([false, undefined]);
  });
});

describe('a back-test', () => {
  const job = (other: Partial<StoredHistory> = {}) =>
    new BacktestJob({
      stored: {
        ids: async () => stored.map(({ snapshot }) => snapshot.merchant.merchantId),
        merchant: async (id) => stored.find(({ snapshot }) => snapshot.merchant.merchantId === id),
        active: async () => policy,
        policy: async () => policy,
        figures: async () => undefined,
        list: async () => sampleScreeningList,
        ...other,
      },
      blueprint: () => blueprint,
      now: () => hostileUntil,
    });
  const ended = async (one: BacktestJob) => {
    while (one.look().kind === 'running') await new Promise((resolve) => setTimeout(resolve, 20));
    return one.look();
  };
  const { version: _version, ...draft } = stricter;

  test('tells before it starts how many merchants and events it will play', async () => {
    const { merchants, events, seconds } = await job().estimate();
    expect(merchants).toBeGreaterThan(0);
    expect(events).toBeGreaterThan(merchants);
    expect(seconds).toBeGreaterThan(0);
  });

  test('tells within 30 % how many transitions both policies will take', async () => {
    const one = job();
    const { transitions } = await one.estimate();
    one.start(draft);
    const end = await ended(one);
    const taken = end.kind === 'done' ? end.report.transitions : 0;
    expect(taken).toBeGreaterThan(500);
    expect(transitions / taken).toBeGreaterThan(0.7);
    expect(transitions / taken).toBeLessThan(1.3);
  });

  // a busy machine's processor is slower itself, and not evenly
  test('tells within 30 % how many seconds it will take', { retry: 3 }, async () => {
    const one = job();
    const { seconds } = await one.estimate();
    one.start(draft);
    const end = await ended(one);
    const took = end.kind === 'done' ? end.report.seconds : 0;
    expect(took).toBeGreaterThan(0.2);
    expect(seconds / took).toBeGreaterThan(0.7);
    expect(seconds / took).toBeLessThan(1.3);
  });

  test('makes staff hours of tasks, queue by queue and week by week', async () => {
    const one = job();
    one.start(draft);
    const end = await ended(one);
    const hours = end.kind === 'done' ? end.report.under.hours : {};
    const queues = Object.keys(hours).filter((name) => !name.includes('/'));
    expect(queues.length).toBeGreaterThan(1);
    for (const queue of queues) {
      const weeks = Object.entries(hours).filter(([name]) => name.startsWith(`${queue}/`));
      expect(weeks.reduce((sum, [, n]) => sum + n, 0)).toBeCloseTo(hours[queue] ?? 0, 6);
    }
  });

  test('names the exact draft it played, and counts the merchants it could not play beside those it could', async () => {
    const one = job();
    expect(one.start(draft)).toMatchObject({ kind: 'running', version: stricter.version });
    const end = await ended(one);
    expect(end).toMatchObject({
      kind: 'done',
      report: { under: { version: stricter.version }, against: { version: policy.version } },
    });
    const report = end.kind === 'done' ? end.report : undefined;
    expect((report?.merchants ?? 0) + (report?.gaps.length ?? 0)).toBe(stored.length);
  });

  test('is cancelled from running, which is not failed, and a late end says nothing', async () => {
    const one = job();
    one.start(draft);
    expect(one.cancel()).toMatchObject({ kind: 'cancelled', version: stricter.version });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(one.look().kind).toBe('cancelled');
  });

  test('is cancelled in every other state without becoming another: nothing begun, refused, failed, done, cancelled', async () => {
    const none = job();
    expect(none.cancel()).toEqual({ kind: 'none' });
    const refused = job();
    refused.start({ ...draft, nudges: 'none' });
    expect(refused.cancel()).toMatchObject({ kind: 'refused' });
    const failing = job({ active: () => Promise.reject(new Error('the table is away')) });
    failing.start(draft);
    expect(await ended(failing)).toMatchObject({ kind: 'failed', message: 'the table is away' });
    expect(failing.cancel()).toMatchObject({ kind: 'failed', message: 'the table is away' });
    const twice = job();
    twice.start(draft);
    twice.cancel();
    expect(twice.cancel()).toMatchObject({ kind: 'cancelled' });
    twice.start(draft);
    expect(await ended(twice)).toMatchObject({ kind: 'done' });
    expect(twice.cancel()).toMatchObject({ kind: 'done' });
  });

  test('begun again while it runs, ends once, with the draft that was begun last', async () => {
    const one = job();
    const { version: _other, ...other } = policy;
    one.start(draft);
    one.start({ ...other, title: 'the later draft' });
    const end = await ended(one);
    expect(end).toMatchObject({ kind: 'done', report: { changed: [] } });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(one.look()).toBe(end);
  });

  test('lists the merchants whose history has a gap, and counts the others', async () => {
    const whole = stored.find((one) => !isGap(readStory(one)) && one.timeline.some(({ type }) => type === 'task.decided.v1'))!;
    const before = stored.filter((one) => isGap(readStory(one))).length;
    const { merchantId } = whole.snapshot.merchant;
    const one = job({
      merchant: async (id) => {
        const found = stored.find(({ snapshot }) => snapshot.merchant.merchantId === id);
        if (found === undefined || id !== merchantId) return found;
        return { ...found, timeline: found.timeline.filter(({ type }) => type !== 'task.decided.v1') };
      },
    });
    one.start(draft);
    const end = await ended(one);
    const report = end.kind === 'done' ? end.report : undefined;
    expect(report?.gaps).toContainEqual({ merchantId, code: 'history-gap', about: expect.any(String) });
    expect(report?.gaps).toHaveLength(before + 1);
    expect(report?.merchants).toBe(stored.length - before - 1);
  });

  test('counts the merchants each line of the catalogue asks, and each rule of risk holds for', async () => {
    const { merchants, catalogue, rules } = await job().reach(draft);
    expect(merchants).toBe(stored.length);
    const asked = (key: string) =>
      stored.filter(({ timeline }) =>
        timeline.some(({ type, data }) => type === 'requirement.opened.v1' && data['requirementId'] === key),
      );
    expect(catalogue['website']).toBeGreaterThan(0);
    expect(catalogue['website']).toBeGreaterThanOrEqual(asked('website').length);
    expect(Object.values(rules).every((n) => n > 0 && n <= merchants)).toBe(true);
    expect(Object.keys(rules)).toContain('website_missing');
    const everybody = {
      ...draft,
      risk: { ...draft.risk, lists: { ...draft.risk.lists, fatf: { ...draft.risk.lists.fatf, grey: ['BR'] } } },
    };
    const grey = (await job().reach(everybody)).rules;
    expect(Object.entries(grey).filter(([key, n]) => n === merchants && (rules[key] ?? 0) < n).length).toBeGreaterThan(0);
  });

  test('of a draft that contradicts itself is refused with its findings, and nothing is played', () => {
    const [ladder, ...others] = draft.nudges.ladders;
    const upside = { ...ladder, rungs: ladder?.rungs.toReversed() };
    const state = job().start({ ...draft, nudges: { ...draft.nudges, ladders: [upside, ...others] } });
    expect(state.kind === 'refused' ? state.findings.map(({ code }) => code) : []).toContain('not-ascending');
  });
});
