import { beforeAll, describe, expect, test } from 'vitest';
import { later } from '../../domain/calendar/earlier.ts';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import type { TimelineEntry } from '../../domain/model/timeline-entry.ts';
import { otherDeadline } from '../../domain/outage/move-deadline.ts';
import { readBlueprint } from '../../engine/blueprint/read-blueprint.ts';
import { type Outcome, playMerchant } from '../../engine/play-merchant.ts';
import { openStage, type Stage } from '../../engine/stage.ts';
import { projectPath } from '../../lib/project.ts';
import { outsideOfHistory } from '../../programs/backtest/outside-of-history.ts';
import { harshDesk, harshPolicy } from '../../programs/prove-backtest/hard-conditions.ts';
import { hostileConduct, hostileHistory, hostileUntil } from '../../programs/prove-backtest/hostile-history.ts';
import { madeUpOutages } from '../../programs/prove-backtest/made-up-outages.ts';
import { readStageTemplate } from '../../tools/build/join-templates.ts';
import { synthesize } from '../../tools/build/synth.ts';
import { historyEvents } from '../../world/history/history-events.ts';
import type { OutsideEvent } from '../../world/outside-events.ts';
import { readPolicyFile } from '../../world/read-policy.ts';
import { senderOf } from '../../world/sender.ts';

const SEED = 3;
const policy = harshPolicy(readPolicyFile(projectPath('policies/default.json')));
const events = historyEvents(hostileHistory(SEED, 8));
const stories = [...Map.groupBy(events, ({ subject }) => subject)].map(([subject, own]) => ({
  merchantId: deriveMerchantId('direct', subject),
  events: own,
}));
const told = madeUpOutages(events[0]?.at ?? 0, hostileUntil);

let template: unknown;
const open = (outages: readonly OutsideEvent[]): Promise<Stage> =>
  openStage({
    ...{ blueprint: readBlueprint(template), policy, seed: SEED, until: hostileUntil, told: outages },
    openOutside: outsideOfHistory({ settings: harshDesk, policy, seed: SEED, conduct: hostileConduct(SEED) }),
    sourceOf: (event) => senderOf(policy, event, 'history'),
  });
const playAll = async (stage: Stage): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const story of stories) outcomes.push(await playMerchant(stage, story));
  return outcomes;
};

let [calm, disturbed]: [readonly Outcome[], readonly Outcome[]] = [[], []];
let stage: Stage;
beforeAll(async () => {
  const { folder } = await synthesize();
  template = readStageTemplate(folder);
  stage = await open(told);
  calm = await playAll(await open([]));
  disturbed = await playAll(stage);
}, 180_000);

const book = () => stage.outages.books.at(-1)?.book.outages ?? [];
const entries = (outcomes: readonly Outcome[], type: string): readonly TimelineEntry[] =>
  outcomes.flatMap(({ timeline }) => timeline.filter((one) => one.type === type));

describe('outages in a history', () => {
  test('hold reminders: none is asked for while everything is slow, and the timeline says so', () => {
    const windows = book().filter(({ capability }) => capability === 'everything');
    const inside = (outcomes: readonly Outcome[]) =>
      entries(outcomes, 'nudge.requested.v1').filter(({ at }) => windows.some(({ from, until }) => from <= at && at < until));
    expect(windows.length).toBeGreaterThan(3);
    const put = entries(disturbed, 'nudge.deferred.v1').filter(({ data }) => data['outageId'] !== undefined);
    expect(put.length).toBeGreaterThan(0);
    expect(entries(calm, 'nudge.deferred.v1').filter(({ data }) => data['outageId'] !== undefined)).toEqual([]);
    expect(inside(disturbed)).toEqual([]);
  });

  test('move deadlines by the time they took, and what is stored is what comes of it anew', () => {
    const moved = disturbed.flatMap(({ snapshot }) =>
      (snapshot?.requirements ?? [])
        .filter(({ deadlineHistory }) => deadlineHistory.at(-1)?.by === 'outage')
        .map((requirement) => ({ snapshot, requirement })),
    );
    expect(moved.length).toBeGreaterThan(1);
    const known = (at: string) => stage.outages.books.findLast((one) => new Date(one.at).toISOString() <= at)?.book.outages ?? [];
    for (const { snapshot, requirement } of moved)
      expect(snapshot && otherDeadline(snapshot.merchant, requirement, known, policy)).toBeUndefined();
  });

  test('let everybody go: nothing is left that an outage holds', () => {
    const last = book().reduce((latest, { until }) => later(latest, until), '');
    const held = disturbed.flatMap(({ snapshot }) =>
      (snapshot?.ladders ?? []).filter(({ dueAt }) => dueAt !== undefined && dueAt <= last),
    );
    expect(held).toEqual([]);
  });

  test('a history is not played with an outage that would be refused', async () => {
    const [first] = told;
    if (first === undefined) throw new Error('there is none');
    await expect(open([{ ...first, data: { ...first.data, until: first.data['from'] } }])).rejects.toThrow(
      /checks-0 outage.declared.v1 would be refused: data.until/,
    );
    await expect(open([{ ...first, type: 'case.opened.v1', data: { caseId: 'c', title: 'x' } }])).rejects.toThrow(/no outage/);
    await expect(open([{ ...first, data: {} }])).rejects.toThrow(/would be refused/);
  });
});
