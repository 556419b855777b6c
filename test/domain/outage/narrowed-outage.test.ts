import { describe, expect, test } from 'vitest';
import { handleDue } from '../../../domain/due/handle-due.ts';
import type { Ladder } from '../../../domain/model/ladder.ts';
import type { Outage } from '../../../domain/model/outage.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { judgeNudge } from '../../../domain/nudge/judge-nudge.ts';
import { aRequirement, at, having } from '../given.ts';
import { owing } from '../nudge/given-ladder.ts';
import { anOutage } from './given-outage.ts';

/** a Wednesday that a stalled merchant would be written to on */
const noon = '2018-03-14T15:00:00.000Z';
const running = (more: Partial<Outage> = {}): Outage =>
  anOutage({ from: '2018-03-14T12:00:00.000Z', until: '2018-03-14T18:00:00.000Z', ...more });
const during = (outages: readonly Outage[]) => ({ ...at(noon), outages });
const judged = (outages: readonly Outage[], snapshot: Snapshot) =>
  judgeNudge(snapshot, snapshot.ladders[0] as Ladder, during(outages));

describe('an outage narrows to those who have something to do with it', () => {
  const website = having(owing(), aRequirement('bank_account', { dueStatus: 'satisfied' }), aRequirement('website'));
  const boarding = having(owing(), aRequirement('bank_account', { dueStatus: 'satisfied' }), aRequirement('boarding:pix'));

  test('a reminder about what our own people check leaves though a provider of checks is down', () => {
    expect(judged([running()], website)).toMatchObject({ kind: 'send' });
    expect(judged([running({ provider: 'scheme_boarding' })], website)).toMatchObject({ kind: 'send' });
    expect(judged([running()], having(website, aRequirement('tax_form')))).toMatchObject({ kind: 'wait' });
  });

  test('in whatever stage the provider checks something', () => {
    expect(judged([running({ provider: 'scheme_boarding' })], boarding)).toMatchObject({ kind: 'wait' });
    expect(judged([running()], boarding)).toMatchObject({ kind: 'send' });
  });

  test('where it is no provider of policy, or not checks that are away, by stage', () => {
    expect(judged([running({ provider: 'our register' })], website)).toMatchObject({ kind: 'wait' });
    expect(judged([running({ capability: 'everything' })], website)).toMatchObject({ kind: 'wait' });
  });

  test('a deadline that our own people check neither waits nor moves', () => {
    const dueAt = '2018-03-14T14:00:00.000Z';
    const dated = (id: string) =>
      having(owing(), aRequirement(id, { deadline: dueAt, dueAt, openedAt: '2018-03-06T13:00:00.000Z' }));
    const result = (id: string) =>
      handleDue(dated(id), { kind: 'requirement', id, dueAt }, during([running()])).timeline.map(({ type }) => type);
    expect(result('website')).toEqual(['requirement.past-due.v1']);
    expect(result('bank_account')).toEqual([]);
  });
});
