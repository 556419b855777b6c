import { describe, expect, test } from 'vitest';
import { resumeReminders, stopReminders } from '../../../domain/nudge/stop-reminders.ts';
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
    expect(resumeReminders(gone, tuesday)).toMatchObject({ result: { kind: 'wanted_before' }, puts: [] });
    expect(stopReminders(gone, 'letter', tuesday)).toMatchObject({ result: { kind: 'stopped_before' }, puts: [] });
  });
  test('may want them again, which is taken once', () => {
    const silent = applied(registered(), stopReminders(registered(), 'page', tuesday));
    const again = resumeReminders(silent, tuesday);
    expect(again.timeline).toMatchObject([{ type: 'nudge.opted-in.v1', data: { through: 'page' } }]);
    expect(applied(silent, again).merchant).not.toHaveProperty('optedOutAt');
    expect(resumeReminders(registered(), tuesday)).toMatchObject({ result: { kind: 'wanted_before' }, puts: [] });
  });
});
