import { expect, test } from 'vitest';
import { rescreen } from '../../../domain/desk/rescreen.ts';
import { openTasks, type Snapshot } from '../../../domain/model/snapshot.ts';
import { judgeHit } from '../../../domain/risk/judge-hit.ts';
import { screeningHits } from '../../../domain/risk/screening-hits.ts';
import { asOneList, type ListedName } from '../../../domain/risk/screening-list.ts';
import { aPolicy, applied, at, inStage, registered, shopId, tuesday } from '../given.ts';

const context = at(tuesday);
const entry: ListedName = { ref: '7', name: 'Viktor Zhdanenko', aliases: [], kind: 'person' };
const listOf = (...names: readonly ListedName[]) =>
  asOneList([
    { is: { key: 't', title: 'Test', version: 'v', asOf: '2018-03-01', names: 1, loadedAt: tuesday, loadedBy: 'eve' }, names },
  ]);
const list = listOf(entry);
const people = [{ name: 'Victor Zhdanenko', roles: ['owner'] }];
const shop = (): Snapshot => inStage('care', {}, registered({ persons: people }));
const again = (snapshot: Snapshot | undefined, of = list, now = context) => rescreen(snapshot, { by: 'eve' }, now, of);

test('a list that names somebody of a live merchant becomes one task, and the timeline names nobody', () => {
  const decision = again(shop());
  expect(decision.result).toEqual({ fresh: 1 });
  expect(openTasks(applied(shop(), decision))).toMatchObject([{ queue: 'screening', choices: ['screened'], facts: [] }]);
  expect(decision.timeline).toMatchObject([
    { type: 'screening.hit.v1', data: { refs: ['t:7'], list: 'Test' } },
    { type: 'task.opened.v1' },
  ]);
  expect(JSON.stringify(decision.timeline)).not.toContain('Zhdanenko');
});

test('a hit is shown once, and again when its entry changes', () => {
  const once = applied(shop(), again(shop()));
  expect(again(once).puts).toEqual([]);
  expect(again(once, listOf({ ...entry, born: ['1950'] })).result).toEqual({ fresh: 1 });
  expect(again(once, listOf(entry, { ...entry, ref: '8' })).result).toEqual({ fresh: 1 });
});

test('a false positive stays silent', () => {
  const [hit] = screeningHits(shop(), context.policy, list);
  if (hit === undefined) throw new Error('no hit');
  const verdict = { pair: hit.pair, ref: hit.ref, subjectId: hit.subject.id, verdict: 'false_positive' as const, reason: 'r' };
  const judged = applied(shop(), judgeHit(shop(), { merchantId: shopId, ...verdict, by: 'rita', requestId: 'k' }, context, list));
  expect(again(judged).result).toEqual({ fresh: 0 });
});

test('nobody is shown twice whom the risk check screens itself, nor who has left, nor under a policy without the queue', () => {
  for (const stage of ['onboarding', 'risk_check', 'offboarded'] as const)
    expect(again(inStage(stage, {}, registered({ persons: people }))).puts).toEqual([]);
  expect(again(undefined).puts).toEqual([]);
  const { screening: _none, ...routing } = aPolicy().tasks.routing;
  const policy = { ...aPolicy(), tasks: { ...aPolicy().tasks, routing } };
  expect(again(shop(), list, at(tuesday, policy)).puts).toEqual([]);
  expect(again(inStage('care')).result).toEqual({ fresh: 0 });
});
