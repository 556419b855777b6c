import { describe, expect, it } from 'vitest';
import { proposalsOf } from '../../../domain/recurring/proposals.ts';
import { aPolicy, at as contextAt } from '../given.ts';

const { policy } = contextAt('2026-11-24T04:00:00.000Z', aPolicy());
const nothing = { issues: [], heldUp: [], firstTimeRight: [], conversion: [] };
const value = [{ currency: 'EUR', minor: 5_000_00 }];
const held = (more: object = {}) => ({
  ...{ requirement: 'owner_identity', n: 12, long: 2, waitsOn: [{ code: 'merchant', n: 12 }] },
  ...{ weeks: [0, 0, 3, 6, 8, 9, 11, 12], codes: [], value, ...more },
});
const at = policy.requirements.catalogue.findIndex(({ key }) => key === 'owner_identity');
const of = (more: object) => proposalsOf({ ...nothing, heldUp: [held(more)] }, policy);

describe('a proposal names what holds merchants up, how that is known, and where policy has the cause', () => {
  it('of a requirement that is mostly refused for one reason is to explain it', () => {
    expect(
      of({
        codes: [
          { code: 'unreadable', n: 7 },
          { code: 'expired', n: 3 },
        ],
      }),
    ).toEqual([
      {
        ...{
          key: 'blocker/owner_identity',
          kind: 'blocker',
          about: 'owner_identity',
          code: 'unreadable',
          change: 'letter',
          queues: [],
        },
        evidence: { n: 12, of: 12, weeks: 6, value },
        at: { section: 'catalogue', place: `requirements.catalogue.${at}.requestedReason` },
      },
    ]);
  });

  it('of one that nobody hands in for weeks is another order, and of one that is late another deadline', () => {
    expect(of({ long: 7 })).toMatchObject([
      { change: 'order', evidence: { n: 7, of: 12 }, at: { place: `requirements.catalogue.${at}.dueIn` } },
    ]);
    expect(of({})).toMatchObject([{ change: 'deadline', at: { place: `requirements.catalogue.${at}.deadlineDays` } }]);
    expect(of({ requirement: 'made_up:x', codes: [{ code: 'a', n: 2 }] })).toMatchObject([
      { at: { place: 'requirements.catalogue' } },
    ]);
    expect(of({ waitsOn: [] })).toMatchObject([{ change: 'deadline' }]);
  });

  it('of one that waits for us or a provider is our limit or the provider’s, and concerns the team that has it', () => {
    expect(of({ waitsOn: [{ code: 'operations', n: 9 }] })).toMatchObject([
      { at: { section: 'deadlines', place: 'ourMoveLimits.0' }, queues: [policy.ourMoveLimits[0]?.queue] },
    ]);
    expect(of({ waitsOn: [{ code: 'provider', n: 9 }] })).toMatchObject([
      { at: { section: 'deadlines', place: 'providerMoveLimits.0' }, queues: [policy.providerMoveLimits[0]?.queue] },
    ]);
    const without = { ...policy, ourMoveLimits: [], providerMoveLimits: [] };
    for (const code of ['operations', 'provider'])
      expect(proposalsOf({ ...nothing, heldUp: [held({ waitsOn: [{ code, n: 9 }] })] }, without)).toMatchObject([{ queues: [] }]);
  });

  it('there is none of a few merchants, of two weeks, or of what shrinks by itself', () => {
    expect(of({ n: 4 })).toEqual([]);
    expect(of({ weeks: [9, 9, 9, 9, 9, 0, 11, 12] })).toEqual([]);
    expect(of({ weeks: [60, 60, 60, 60, 50, 40, 20, 12] })).toEqual([]);
  });

  it('of what is wrong the first time is the requirement, once the whole interval lies below four of five', () => {
    const one = { requirement: 'owner_identity', country: 'FR', value: 0.5, n: 100, interval: { low: 0.4, high: 0.6 } };
    const found = {
      ...nothing,
      firstTimeRight: [one, { ...one, interval: { low: 0.4, high: 0.85 } }, { ...one, value: null, interval: null }],
    };
    expect(proposalsOf(found, policy)).toMatchObject([
      { kind: 'first-time-right', country: 'FR', evidence: { n: 50, of: 100, value: [] } },
    ]);
    const heldUp = [held({ n: 1, codes: [{ code: 'expired', n: 3 }] })];
    expect(proposalsOf({ ...found, heldUp }, policy)).toMatchObject([{ code: 'expired', evidence: { value } }]);
  });

  it('of a suspected issue is a prepared answer for the queue its cases go to', () => {
    const issue = (topic?: string) => ({
      ...{ key: `${topic ?? ''}|card||`, ...(topic !== undefined && { topic }), cases: 14, weeks: [1, 0, 2, 3, 14] },
      days: [{ day: '2026-11-20', count: 9, expected: 0.1, merchants: 5 }],
    });
    const route = policy.care.cases.routes.find(({ applies }) => applies.topics !== undefined);
    const topic = route?.applies.topics?.[0];
    expect(proposalsOf({ ...nothing, issues: [issue(topic)] }, policy)).toMatchObject([
      { kind: 'issue', change: 'answer', evidence: { n: 14, of: 20, weeks: 3 }, queues: [route?.queue] },
    ]);
    expect(proposalsOf({ ...nothing, issues: [issue('payout')] }, policy)[0]?.at.place).toMatch(/^care\.cases\.answers\.\d+$/);
    expect(proposalsOf({ ...nothing, issues: [issue()] }, policy)).toMatchObject([
      { at: { place: 'care.cases.answers' }, queues: [] },
    ]);
  });

  it('of a reason policy has no advice for is to write some, three at most', () => {
    const line = (method: string) => ({
      ...{ method, country: 'FR', merchants: 9, n: 1_000, paid: 800 },
      reasons: [
        { code: 'insufficient_funds', n: 90 },
        ...['a', 'b', 'c', 'd'].map((code, n) => ({ code, n: 40 - n })),
        { code: 'e', n: 2 },
      ],
    });
    const found = proposalsOf({ ...nothing, conversion: [line('visa'), line('mc')] }, policy);
    expect(found.map(({ about, evidence }) => [about, evidence.n, evidence.of])).toEqual([
      ['a', 80, 2_000],
      ['b', 78, 2_000],
      ['c', 76, 2_000],
    ]);
  });

  it('has what concerns the most merchants for the longest time first, and of two alike the order of their names', () => {
    const heldUp = [
      held({ requirement: 'b_x' }),
      held({ requirement: 'a_x' }),
      held({ requirement: 'c_x', n: 40, weeks: Array(8).fill(40) }),
    ];
    expect(proposalsOf({ ...nothing, heldUp }, policy).map(({ about }) => about)).toEqual(['c_x', 'a_x', 'b_x']);
  });
});
