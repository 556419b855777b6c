import { describe, expect, test } from 'vitest';
import {
  followRule,
  isWatching,
  lookAtRule,
  makeRule,
  rulesSeen,
  snoozeRule,
  stopRule,
} from '../../../domain/volume/look-at-rule.ts';
import type { MadeForecast } from '../../../domain/volume/made-forecast.ts';
import { realtimeNow } from '../../../domain/volume/realtime-now.ts';
import type { VolumeBucket, VolumeFact } from '../../../domain/volume/volume-fact.ts';
import { type WatchRule, watchWish } from '../../../domain/volume/watch-rule.ts';
import { type WatchedTask, watchedValue } from '../../../domain/volume/watched-value.ts';

const now = '2026-11-23T12:00:00.000Z';
const wish = watchWish.parse({
  ...{ title: 'Too many checks', queue: 'verification', figure: 'open', direction: 'above', threshold: 2 },
  ...{ from: '08:00', to: '18:00', timeZone: 'UTC', channel: 'summary', whose: 'person' },
});
const { rule } = makeRule('a_1', wish, { by: 'alma', now });
const of = (more: Partial<WatchRule>): WatchRule => ({ ...rule, ...more });

describe('an alert somebody sets', () => {
  test('is raised once when its figure goes beyond, and over once it is back', () => {
    const raised = lookAtRule(rule, 3, now);
    expect(raised?.entry).toMatchObject({ what: 'raised', value: 3, threshold: 2, title: 'Too many checks' });
    expect(raised && lookAtRule(raised.rule, 4, now)).toBeUndefined();
    const over = raised && lookAtRule(raised.rule, 2, now);
    expect(over?.entry.what).toBe('over');
    expect(over?.rule.beyondSince).toBeUndefined();
    expect(lookAtRule(rule, 2, now)).toBeUndefined();
    expect(lookAtRule(of({ direction: 'below' }), 1, now)?.entry.what).toBe('raised');
  });
  test('looks within its hours only, past midnight too', () => {
    expect(lookAtRule(rule, 3, '2026-11-23T19:00:00.000Z')).toBeUndefined();
    const night = { from: '22:00', to: '06:00', timeZone: 'UTC' };
    expect(['21:59', '22:00', '05:59', '06:00'].map((at) => isWatching(night, `2026-11-23T${at}:00.000Z`))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
  test('rests until an instant and is raised again afterwards if it is still so', () => {
    const rests = snoozeRule(of({ beyondSince: now }), '2026-11-23T14:00:00.000Z', { by: 'alma', now });
    expect(rests.entry).toMatchObject({ what: 'snoozed', until: '2026-11-23T14:00:00.000Z' });
    expect(lookAtRule(rests.rule, 3, '2026-11-23T13:00:00.000Z')).toBeUndefined();
    expect(lookAtRule(rests.rule, 3, '2026-11-23T14:00:00.000Z')?.entry.what).toBe('raised');
  });
  test('ends, and is seen by its author or, of the desk, by everybody, who may follow it', () => {
    const stopped = stopRule(rule, { by: 'alma', now });
    expect(lookAtRule(stopped.rule, 3, now)).toBeUndefined();
    const desk = of({ id: 'a_2', whose: 'desk' });
    expect(rulesSeen([rule, desk, { ...desk, stoppedAt: now }], 'carl')).toEqual([desk]);
    expect(rulesSeen([rule, desk], 'alma')).toEqual([rule, desk]);
    const followed = followRule(desk, true, { by: 'carl', now });
    expect(followed.rule.followers).toEqual(['alma', 'carl']);
    expect(followRule(followed.rule, false, { by: 'carl', now })).toMatchObject({
      rule: { followers: ['alma'] },
      entry: { what: 'left' },
    });
  });
});

const fact = (what: VolumeFact['what'], at: string, more: Partial<VolumeFact> = {}): VolumeFact => ({
  ...{
    id: `${what}${at}`,
    at,
    what,
    queue: 'verification',
    merchantId: 'm_1',
    taskId: 't1',
    country: 'BR',
    segment: 'mid',
    pspClient: 'acme',
  },
  ...more,
});
const facts = [
  fact('opened', '2026-11-23T09:00:00.000Z'),
  fact('taken', '2026-11-23T09:10:00.000Z'),
  fact('decided', '2026-11-23T09:30:00.000Z'),
  fact('opened', '2026-11-23T09:40:00.000Z', { taskId: 't2', country: 'FR' }),
];
const buckets: readonly VolumeBucket[] = [{ queue: 'verification', hour: '2026-11-23T09', version: 1, facts }];
const hours = Array.from({ length: 24 }, (_, hour) => (hour === 9 ? 4 : hour === 15 ? 4 : 0));
const made: MadeForecast = {
  ...{ madeOn: '2026-11-22', madeAt: now, scorecards: [] },
  queues: [
    {
      ...{
        queue: 'verification',
        method: 'own_weekdays',
        hours,
        meanOfFour: null,
        open: 3,
        firstTimeRight: { value: 1, n: 4 },
        accuracy: [],
      },
      leads: [{ lead: 1, target: '2026-11-23', point: 8, q10: 6, q90: 10, lastWeek: 8, meanOfFour: 8 }],
      usual: Array.from({ length: 24 }, () => null),
    },
  ],
};
const task = (more: Partial<WatchedTask> = {}) => ({
  ...{
    queue: 'verification',
    slaDueAt: '2026-11-23T13:00:00.000Z',
    country: 'BR',
    segment: 'mid' as const,
    pspClient: 'acme',
    claimed: false,
  },
  ...more,
});
const open = [
  task(),
  task({ slaDueAt: '2026-11-23T11:00:00.000Z', country: 'FR' }),
  task({ queue: 'risk', slaDueAt: '2026-11-24T11:00:00.000Z', team: 'beta' }),
];

describe('the figure an alert looks at', () => {
  const value = (more: Partial<WatchRule>, day: object = {}) => watchedValue(of(more), { now, buckets, made, open, ...day });
  test('is of its queue and merchants, or of all', () => {
    const { queue: _queue, ...everywhere } = rule;
    const all = (figure: WatchRule['figure'], more: object = {}) =>
      watchedValue({ ...everywhere, figure, ...more }, { now, buckets, made, open });
    expect([value({}), all('open'), all('open', { country: 'FR' }), all('open', { team: 'beta' }), all('overdue')]).toEqual([
      2, 3, 1, 1, 1,
    ]);
    expect([value({ figure: 'came' }), value({ figure: 'came', country: 'FR' }), value({ figure: 'decided' })]).toEqual([
      2, 1, 1,
    ]);
    expect(all('expected')).toBe(6);
  });
  test('is the handling time per task, once something was decided', () => {
    expect(value({ figure: 'minutes' })).toBe(20);
    expect(value({ figure: 'minutes' }, { buckets: [] })).toBeUndefined();
  });
  test('is what is expected of the day now, and for some merchants their share of what came', () => {
    expect(value({ figure: 'expected' })).toBe(6);
    expect(value({ figure: 'expected', country: 'FR' })).toBe(3);
    expect(value({ figure: 'expected', country: 'FR' }, { buckets: [] })).toBe(0);
    expect(value({ figure: 'expected' }, { made: undefined })).toBeUndefined();
    expect(value({ figure: 'expected', queue: 'risk' })).toBeUndefined();
  });
});

describe('the desk as it is now', () => {
  const input = {
    now,
    buckets,
    made,
    open,
    overrides: [],
    cut: {},
    presence: { planned: 500, away: 100 },
    queues: ['quiet', 'calm', 'risk', 'verification'],
  };
  test('has its queues by time to breach, and occupancy and shrinkage of people who were planned', () => {
    const { queues, people } = realtimeNow(input);
    expect(queues.map(({ queue }) => queue)).toEqual(['verification', 'risk', 'calm', 'quiet']);
    expect(queues[0]).toMatchObject({
      ...{ backlog: { open: 2, claimed: 0, overdue: 1, dueSoon: 1, nextDueAt: '2026-11-23T13:00:00.000Z' } },
      ...{ day: { soFar: 2, unrevised: 8, revised: 6 }, band: { point: 8, q10: 6 }, firstTimeRight: { value: 1, n: 4 } },
    });
    expect(queues[0]?.hours[9]).toMatchObject({ opened: 2, decided: 1, minutes: 20, expected: 4 });
    expect(queues[2]).toMatchObject({ day: null, band: null, ahead: [], firstTimeRight: { value: null } });
    expect(people).toEqual({ planned: 500, away: 100, shrinkage: 0.2, minutes: 20, occupancy: 0.05 });
  });
  test('says nothing of people without a plan, and no share of a time nobody was planned for', () => {
    expect(realtimeNow({ ...input, presence: undefined }).people).toBeNull();
    expect(realtimeNow({ ...input, presence: { planned: 0, away: 0 } }).people).toMatchObject({
      shrinkage: null,
      occupancy: null,
    });
  });
  test('has two queues that are due at different times in their order, whichever comes first', () => {
    const due = [
      task({ queue: 'a', slaDueAt: '2026-11-23T15:00:00.000Z' }),
      task({ queue: 'b', slaDueAt: '2026-11-23T14:00:00.000Z' }),
      task({ queue: 'b', slaDueAt: '2026-11-23T14:30:00.000Z' }),
      task({ queue: 'b', slaDueAt: '2026-11-23T13:30:00.000Z' }),
    ];
    expect(realtimeNow({ ...input, open: due, queues: ['a', 'b'] }).queues.map(({ queue }) => queue)).toEqual(['b', 'a']);
    expect(realtimeNow({ ...input, open: due, queues: ['b', 'a'] }).queues.map(({ queue }) => queue)).toEqual(['b', 'a']);
  });
});
