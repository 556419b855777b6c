import { expect, test } from 'vitest';
import type { Snapshot } from '../../domain/model/snapshot.ts';
import type { TimelineEntry } from '../../domain/model/timeline-entry.ts';
import { told } from '../../domain/wording/told.ts';
import { merchantLine } from '../../engine/report/merchant-line.ts';
import { anOpenTask, having, inStage, registered, shopId, tuesday } from '../domain/given.ts';

const entry = (type: string, data: TimelineEntry['data']): TimelineEntry => ({
  ...{ merchantId: shopId, id: type, at: tuesday, type, actor: { kind: 'system', id: 'run' } },
  data: { stage: 'onboarding', ...data },
});
const still = (snapshot: Snapshot): Snapshot => ({ ...snapshot, ladders: [] });
const watching = {
  ...{
    kind: 'ladder' as const,
    merchantId: shopId,
    id: 'onboarding',
    version: 1,
    stage: 'onboarding' as const,
    rung: 0,
    sent: [],
  },
  ...{ status: 'watching' as const, startedAt: tuesday, lastProgressAt: tuesday, dueAt: tuesday },
};
const sold = { ...still(registered()), payments: { firstSaleAt: tuesday } };

test.each<[string, Snapshot, readonly TimelineEntry[], object | null]>([
  ['was sent one', registered(), [entry('nudge.requested.v1', { channel: 'email' })], null],
  [
    'was not sent one for a reason',
    registered(),
    [entry('nudge.suppressed.v1', { reason: 'hold_out' })],
    { code: 'hold_out', about: {} },
  ],
  [
    'had a ladder that stopped',
    registered(),
    [entry('ladder.stopped.v1', { reason: 'first_sale' })],
    { code: 'stopped', about: { reason: 'first_sale' } },
  ],
  ['has left', still(inStage('offboarded', { closedAt: tuesday })), [], { code: 'merchant_closed', about: {} }],
  [
    'moved in time',
    having(registered(), watching),
    [],
    { code: 'watching', about: { progressAt: tuesday, nextLookAt: expect.any(String) } },
  ],
  ['sold before', sold as Snapshot, [], { code: 'first_sale', about: { at: tuesday } }],
  ['stands where there is no ladder', still(inStage('care')), [], { code: 'no_ladder', about: { stage: 'care' } }],
])('a merchant that %s says in the report why it was not nudged, as a code with values', (_, snapshot, timeline, expected) => {
  const { notNudgedBecause } = merchantLine(snapshot, timeline);
  expect(notNudgedBecause).toEqual(expected);
  if (notNudgedBecause !== null) expect(told.parse(notNudgedBecause)).toEqual(notNudgedBecause);
});

test('a task that was cancelled has the code of the reason, and no decision', () => {
  const { claimedAt: _none, ...open } = { ...anOpenTask('t'), claimedAt: undefined };
  const gone = { ...open, status: 'cancelled' as const, cancelledAt: tuesday, cancelReason: 'withdrawn' as const };
  const [line] = merchantLine(having(registered(), gone), []).tasks;
  expect(line).toMatchObject({ decidedAt: null, decision: null, cancelledBecause: 'withdrawn' });
});
