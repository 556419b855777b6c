import { describe, expect, test } from 'vitest';
import { accuracyByLead } from '../../../domain/volume/accuracy-by-lead.ts';
import { dayBefore } from '../../../domain/volume/day-text.ts';
import { bucketsOf, factOf, withFacts } from '../../../domain/volume/facts-of-entries.ts';
import { type MadeForecast, makeForecast, seriesOf } from '../../../domain/volume/made-forecast.ts';
import { reviseToday } from '../../../domain/volume/revise-today.ts';
import { teamCards } from '../../../domain/volume/team-cards.ts';
import { firstTimeRight, type VolumeDay, volumeDayOf } from '../../../domain/volume/volume-day.ts';
import { emptyBucket, type VolumeFact } from '../../../domain/volume/volume-fact.ts';
import { countHours, cutsOf } from '../../../domain/volume/volume-hours.ts';

const whose = { merchantId: 'm_1', country: 'BR', segment: 'mid', pspClient: 'acme' } as const;
const entry = (type: string, at: string, data: object = {}, more: object = {}) => ({
  ...{ merchantId: 'm_1', id: `${type}/${at}`, at, type, actor: { kind: 'system' as const, id: 'x' } },
  data: { taskId: 't1', queue: 'verification', ...data },
  ...more,
});
let n = 0;
const fact = (what: VolumeFact['what'], at: string, more: Partial<VolumeFact> = {}): VolumeFact => {
  n += 1;
  return { ...whose, id: `f${n}`, at, what, queue: 'verification', taskId: 't1', ...more };
};

describe('what volumes count of a timeline', () => {
  test('is what happens to tasks, with whose they are and when it was recorded', () => {
    const opened = entry('task.opened.v1', '2026-11-23T09:10:00.000Z', {
      subjectKind: 'requirement',
      subjectId: 'website',
      team: 'beta',
    });
    expect(factOf(opened, whose)).toEqual({
      ...{ ...whose, id: opened.id, at: opened.at, what: 'opened', queue: 'verification', taskId: 't1' },
      ...{ team: 'beta', subject: 'requirement/website' },
    });
    const late = entry(
      'task.decided.v1',
      '2026-11-23T09:10:00.000Z',
      { slaDueAt: '2026-11-23T09:00:00.000Z', subjectKind: 'merchant', team: null },
      { recordedAt: '2026-11-24T01:00:00.000Z' },
    );
    expect(factOf(late, whose)).toMatchObject({ at: '2026-11-24T01:00:00.000Z', late: true, subject: 'merchant/' });
    expect(factOf(late, whose)).not.toHaveProperty('team');
    expect(factOf(entry('task.claimed.v1', '2026-11-23T09:10:00.000Z', { subjectKind: 'merchant' }), whose)).not.toHaveProperty(
      'subject',
    );
    expect(factOf(entry('task.opened.v1', '2026-11-23T09:10:00.000Z'), whose)).not.toHaveProperty('subject');
  });

  test('is nothing of other entries, nor of one that lost its shape', () => {
    expect(factOf(entry('merchant.commented.v1', '2026-11-23T09:10:00.000Z'), whose)).toBeUndefined();
    expect(factOf(entry('task.opened.v1', '2026-11-23T09:10:00.000Z', { queue: 4 }), whose)).toBeUndefined();
  });

  test('lies in the bucket of its queue and hour, once however often it comes', () => {
    const one = fact('opened', '2026-11-23T09:10:00.000Z');
    const two = fact('opened', '2026-11-23T09:10:00.000Z', { taskId: 't2' });
    const three = fact('taken', '2026-11-23T10:00:00.000Z');
    const buckets = bucketsOf([three, two, one, one]);
    expect(buckets.map(({ hour, facts }) => [hour, facts.length])).toEqual([
      ['2026-11-23T10', 1],
      ['2026-11-23T09', 2],
    ]);
    expect(buckets[1]?.facts.map(({ id }) => id)).toEqual([one.id, two.id]);
    const empty = emptyBucket('verification', '2026-11-23T09');
    const kept = withFacts(empty, [two]);
    expect(kept && withFacts(kept, [two])).toBeUndefined();
    expect(kept && withFacts(kept, [two, one])?.facts).toEqual([one, two]);
    expect(withFacts(empty, [])).toBeUndefined();
    const later = { ...one, id: 'a', at: '2026-11-23T09:11:00.000Z' };
    expect(withFacts(empty, [later, one])?.facts).toEqual([one, later]);
    expect(withFacts(empty, [one, later])?.facts).toEqual([one, later]);
  });
});

describe('the hours of a day', () => {
  const facts = [
    fact('opened', '2026-11-23T09:00:00.000Z'),
    fact('taken', '2026-11-23T09:10:00.000Z'),
    fact('laid', '2026-11-23T09:20:00.000Z'),
    fact('taken', '2026-11-23T10:00:00.000Z', { team: 'beta' }),
    fact('decided', '2026-11-23T13:00:00.000Z', { team: 'beta' }),
    fact('cancelled', '2026-11-23T14:00:00.000Z', { taskId: 't2', country: 'FR', segment: 'key', pspClient: 'other' }),
  ];
  test('count what came, was taken and decided, and the minutes in hand, an hour a sitting at most', () => {
    const hours = countHours(facts);
    expect(hours[9]).toEqual({ hour: 9, opened: 1, taken: 1, decided: 0, cancelled: 0, minutes: 10 });
    expect(hours[13]).toEqual({ hour: 13, opened: 0, taken: 0, decided: 1, cancelled: 0, minutes: 60 });
    expect(hours[14]).toMatchObject({ cancelled: 1, minutes: 0 });
  });
  test('are cut by country, segment, client and team', () => {
    const whole = (cut: object) =>
      countHours(facts, cut).reduce((sum, one) => sum + one.opened + one.taken + one.decided + one.cancelled, 0);
    expect(
      [{}, { country: 'FR' }, { segment: 'mid' }, { pspClient: 'other' }, { team: 'beta' }, { team: '' }].map(whole),
    ).toEqual([5, 1, 4, 1, 2, 3]);
    expect(cutsOf(facts)).toEqual({
      country: ['BR', 'FR'],
      segment: ['key', 'mid'],
      pspClient: ['acme', 'other'],
      team: ['beta'],
    });
  });
});

describe('a day of a queue', () => {
  const monday = volumeDayOf(
    'verification',
    '2026-11-23',
    [
      fact('opened', '2026-11-23T09:00:00.000Z', { subject: 'requirement/website' }),
      fact('opened', '2026-11-23T09:00:00.000Z', { taskId: 't2', subject: 'requirement/bank' }),
      fact('decided', '2026-11-23T11:00:00.000Z', { subject: 'requirement/website', late: false, team: 'beta' }),
      fact('decided', '2026-11-23T12:00:00.000Z', { taskId: 't9', late: true, team: 'beta' }),
      fact('decided', '2026-11-23T12:00:00.000Z', { taskId: 't8' }),
    ],
    [],
  );
  test('carries what is open over to the next, and counts what came back within a week', () => {
    expect(monday).toMatchObject({ open: -1, again: 0, teams: { beta: { mid: { n: 2, met: 1 } } } });
    const tuesday = volumeDayOf(
      'verification',
      '2026-11-24',
      [fact('opened', '2026-11-24T09:00:00.000Z', { taskId: 't3', subject: 'requirement/website' })],
      [monday],
    );
    expect(tuesday).toMatchObject({ open: 0, again: 1 });
    expect(firstTimeRight([monday, tuesday])).toEqual({ value: 1 - 1 / 3, n: 3 });
    expect(firstTimeRight([])).toEqual({ value: null, n: 0 });
  });
  test('holds each team against what its mix would give', () => {
    expect(teamCards([{ queue: 'verification', days: [monday] }])).toMatchObject([{ team: 'beta', cases: 2, met: 1, rate: 0.5 }]);
  });
});

/** so many came each day at 9 and half as many at 15, twice as many on Mondays */
const history = (queue: string, days: number, level: number, last = '2026-11-22'): readonly VolumeDay[] =>
  Array.from({ length: days }, (_, at) => {
    const day = dayBefore(last, days - 1 - at);
    const many = new Date(`${day}T00:00:00Z`).getUTCDay() === 1 ? 2 * level : level;
    const wobble = (at * 7) % 5;
    const hours = Array.from({ length: 24 }, (_hour, hour) => ({
      ...{ hour, taken: 0, decided: 0, cancelled: 0, minutes: 0 },
      opened: hour === 9 ? many + wobble : hour === 15 ? Math.floor(many / 2) : 0,
    }));
    return { queue, day, hours, open: 3, subjects: [], again: 0, teams: {} };
  });

describe('what is expected', () => {
  const madeAt = '2026-11-23T07:05:00.000Z';
  test('has the next days with bands and both yardsticks, the hours of the next, and what is usual at each', () => {
    const made = makeForecast('2026-11-22', madeAt, new Map([['verification', history('verification', 182, 40)]]));
    const [queue] = made.queues;
    expect(queue).toMatchObject({ method: 'own_weekdays', open: 3 });
    expect(queue?.leads.map(({ lead, target }) => [lead, target]).slice(0, 2)).toEqual([
      [1, '2026-11-23'],
      [2, '2026-11-24'],
    ]);
    const monday = queue?.leads[0];
    expect(monday?.point).toBeGreaterThan(100);
    expect(monday?.point).toBeLessThan(140);
    expect(Number(monday?.q10)).toBeLessThanOrEqual(Number(monday?.q90));
    expect(monday?.lastWeek).toBeGreaterThan(100);
    expect(queue?.hours[9]).toBeGreaterThan(60);
    expect(queue?.usual[12]).toHaveLength(2);
    expect(queue?.usual[3]).toBeNull();
    expect(queue?.accuracy).toEqual([]);
  });
  test('of a thin queue takes its weekdays from all of them, and of one without a day there is none', () => {
    const made = makeForecast(
      '2026-11-22',
      madeAt,
      new Map([
        ['verification', history('verification', 182, 40)],
        ['risk', history('risk', 60, 2)],
        ['none', []],
      ]),
    );
    expect(made.queues.map(({ queue, method }) => [queue, method])).toEqual([
      ['verification', 'own_weekdays'],
      ['risk', 'shared_weekdays'],
    ]);
  });
  test('on the first days has no band and nothing usual', () => {
    const [queue] = makeForecast('2026-11-22', madeAt, new Map([['risk', history('risk', 1, 4)]])).queues;
    expect(queue).toMatchObject({ meanOfFour: null });
    expect(queue?.leads[0]).toMatchObject({ q10: null, q90: null, lastWeek: null, meanOfFour: null });
  });
  test('made before the first day there is says nothing of any day', () => {
    expect(makeForecast('2020-01-01', madeAt, new Map([['risk', history('risk', 1, 4)]])).queues[0]?.leads ?? []).toEqual([]);
  });
  test('counts a day nothing was kept of as a day on which nothing came', () => {
    const [first, , third] = history('risk', 3, 4);
    if (first === undefined || third === undefined) throw new Error('three days');
    expect(seriesOf([first, third], third.day)?.hours.map((hours) => hours.reduce((sum, one) => sum + one, 0))).toEqual([
      6,
      0,
      expect.any(Number),
    ]);
    expect(seriesOf([], third.day)).toBeUndefined();
  });
  test('is held against what came, by how many days ahead', () => {
    const days = history('verification', 182, 40);
    const evenings = ['2026-11-10', '2026-11-11', '2026-11-12'].map((madeOn) =>
      makeForecast(madeOn, madeAt, new Map([['verification', days.filter(({ day }) => day <= madeOn)]])),
    );
    const accuracy = accuracyByLead('verification', evenings, days);
    expect(accuracy[0]).toMatchObject({ lead: 1, n: 3 });
    expect(accuracy[0]?.wape).toBeLessThan(0.2);
    expect(accuracy[0]?.covered).toBeGreaterThanOrEqual(0);
    expect(accuracy.map(({ lead }) => lead)).not.toContain(28);
    expect(accuracyByLead('other', evenings, days)).toEqual([]);
    const bare: MadeForecast[] = evenings.map((one) => ({
      ...one,
      queues: one.queues.map((queue) => ({
        ...queue,
        leads: queue.leads.map((lead) => ({ ...lead, q10: null, q90: null, lastWeek: null, target: '2026-11-20' })),
      })),
    }));
    const quiet = days.map((day) => ({ ...day, hours: day.hours.map((hour) => ({ ...hour, opened: 0 })) }));
    expect(accuracyByLead('verification', bare, quiet)[0]).toMatchObject({ wape: null, lastWeek: null, covered: null });
    const later = makeForecast(
      '2026-11-13',
      madeAt,
      new Map([['verification', days.filter(({ day }) => day <= '2026-11-13')]]),
      evenings,
    );
    expect(later.queues[0]?.accuracy[0]?.lead).toBe(1);
  });
});

describe('a day that is under way', () => {
  const [queue] = makeForecast(
    '2026-11-22',
    '2026-11-23T07:05:00.000Z',
    new Map([['verification', history('verification', 182, 40)]]),
  ).queues;
  if (queue === undefined) throw new Error('a queue');
  const came = (at9: number) => Array.from({ length: 24 }, (_, hour) => (hour === 9 ? at9 : 0));
  test('is revised a fifth within what is usual, wholly beyond it, and told only then', () => {
    const usual = reviseToday(queue, came(Math.round(Number(queue.hours[9]))), 12);
    expect(usual.alert).toBeNull();
    expect(Math.abs(usual.revised - usual.unrevised)).toBeLessThan(10);
    const many = reviseToday(queue, came(200), 12);
    expect(many).toMatchObject({ alert: 'high', soFar: 200 });
    expect(many.revised).toBeGreaterThan(many.unrevised + 100);
    expect(reviseToday(queue, came(10), 12).alert).toBe('low');
  });
  test('says nothing before a quarter of it is expected in, nor where too little is known', () => {
    expect(reviseToday(queue, came(0), 8)).toMatchObject({ ratio: null, alert: null });
    expect(reviseToday({ ...queue, usual: [] }, came(200), 12)).toMatchObject({ usual: null, alert: null });
  });
});
