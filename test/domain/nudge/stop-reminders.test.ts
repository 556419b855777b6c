import { describe, expect, test } from 'vitest';
import { stopReminders } from '../../../domain/nudge/stop-reminders.ts';
import { applied, registered, shopId, tuesday } from '../given.ts';

describe('a merchant that wants no more reminders', () => {
  test('gets none from now on, and its timeline says how it said so', () => {
    const decision = stopReminders(registered(), 'page', tuesday);
    expect(applied(registered(), decision).merchant.optedOutAt).toBe(tuesday);
    expect(decision.timeline).toMatchObject([
      { type: 'nudge.opted-out.v1', actor: { kind: 'merchant', id: shopId }, data: { through: 'page' } },
    ]);
  });
  test('says it twice and it is taken once; of one that has left nothing is kept', () => {
    const once = applied(registered(), stopReminders(registered(), 'letter', tuesday));
    expect(stopReminders(once, 'letter', tuesday)).toMatchObject({ result: { kind: 'stopped_before' }, puts: [], timeline: [] });
    const gone = { ...registered(), merchant: { ...registered().merchant, lifecycleStage: 'offboarded' as const } };
    expect(stopReminders(gone, 'letter', tuesday)).toMatchObject({ result: { kind: 'stopped_before' }, puts: [] });
  });
});
