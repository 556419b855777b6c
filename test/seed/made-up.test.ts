import { expect, test } from 'vitest';
import { listedOf } from '../../domain/listing/listed-merchant.ts';
import { item } from '../../domain/model/item.ts';
import { snapshotOf } from '../../domain/model/snapshot.ts';
import { timelineEntry } from '../../domain/model/timeline-entry.ts';
import { lifecycleStage } from '../../domain/values.ts';
import { projectPath } from '../../lib/project.ts';
import { madeUpMatters } from '../../world/made-up/made-up-matters.ts';
import { madeUpMerchant } from '../../world/made-up/made-up-merchants.ts';
import { readPolicyFile } from '../../world/read-policy.ts';

const now = Date.parse('2026-11-16T09:00:00.000Z');
const policy = readPolicyFile(projectPath('policies/default.json'));
const some = Array.from({ length: 600 }, (_, n) => {
  const merchant = madeUpMerchant(1, n, policy, now);
  return { merchant, ...madeUpMatters(1, merchant, now) };
});

test('made-up merchants are merchants: every item and every entry is one the table may hold', () => {
  for (const { merchant, items, timeline } of some) {
    for (const one of [merchant, ...items]) expect(item.parse(one)).toEqual(one);
    for (const one of timeline) expect(timelineEntry.parse(one)).toEqual(one);
  }
  expect(new Set(some.map(({ merchant }) => merchant.merchantId)).size).toBe(600);
});

test('they stand in every stage, in several countries and segments, some stalled, some awaiting us, none from the future', () => {
  const listed = some.flatMap(({ merchant, items }) => {
    const snapshot = snapshotOf([merchant, ...items]);
    return snapshot === undefined ? [] : [listedOf(snapshot)];
  });
  const among = (field: 'lifecycleStage' | 'segment' | 'country' | 'pspClient' | 'awaiting') =>
    new Set(listed.map((one) => one[field]));
  expect(among('lifecycleStage')).toEqual(new Set(lifecycleStage.options));
  expect(among('segment').size).toBe(3);
  expect(among('country').size).toBeGreaterThan(4);
  expect(among('pspClient').size).toBeGreaterThan(4);
  expect([...among('awaiting')]).toEqual(expect.arrayContaining(['merchant', 'operations', 'nobody']));
  expect(listed.some(({ idleSince }) => idleSince !== undefined)).toBe(true);
  for (const { registeredAt, stageSince, idleSince = stageSince } of listed) {
    expect([registeredAt, stageSince, idleSince].toSorted()).toEqual([registeredAt, stageSince, idleSince]);
    expect(Date.parse(idleSince)).toBeLessThanOrEqual(now);
  }
});

test('the same seed makes the same merchants, another seed others', () => {
  expect(madeUpMerchant(1, 7, policy, now)).toEqual(some[7]?.merchant);
  expect(madeUpMerchant(2, 7, policy, now)).not.toEqual(some[7]?.merchant);
});
