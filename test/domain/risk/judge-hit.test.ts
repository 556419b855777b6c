import { describe, expect, test } from 'vitest';
import { fourEyesFor } from '../../../domain/risk/demand-four-eyes.ts';
import { gatherSignals } from '../../../domain/risk/gather-signals.ts';
import { judgeHit } from '../../../domain/risk/judge-hit.ts';
import { screeningHits } from '../../../domain/risk/screening-hits.ts';
import { asOneList, isSample, type ListedName, type ScreeningList } from '../../../domain/risk/screening-list.ts';
import { applied, aStep, at, inStage, registered, shopId, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const entry: ListedName = {
  ...{ ref: '7', name: 'Viktor Zhdanenko', aliases: ['Victor Zhdanenko'], kind: 'person' },
  ...{ born: ['12 Dec 1950'], nationalities: ['Nowhere'], programmes: ['TEST'] },
};
const listOf = (...names: readonly ListedName[]): ScreeningList =>
  asOneList([
    {
      is: { key: 'test', title: 'Test list', version: 'v', asOf: '2018-03-01', names: 1, loadedAt: tuesday, loadedBy: 'eve' },
      names,
    },
  ]);
const list = listOf(entry);
const people = [{ name: 'Victor Zhdanenko', roles: ['owner'], birthDate: '1980-01-02', country: 'BR' }];
const shop = registered({ persons: people });
const context = at(tuesday);

const hitIn = (snapshot = shop, of = list) => {
  const [hit] = screeningHits(snapshot, context.policy, of);
  if (hit === undefined) throw new Error('no hit');
  return hit;
};
const judged = (verdict: 'true_match' | 'false_positive', snapshot = shop, of = list, reason = 'born thirty years later') => {
  const { pair, ref, subject } = hitIn(snapshot, of);
  const input = { merchantId: shopId, pair, ref, subjectId: subject.id, verdict, reason, by: 'rita', requestId: 'k1' };
  return judgeHit(snapshot, input, context, of);
};
const signalsOf = (snapshot: typeof shop, of = list) => gatherSignals(snapshot, aStep('risk-check'), context, of).result.signals;

describe('a screening hit', () => {
  test('shows what tells two people of one name apart, and the list with its date', () => {
    expect(hitIn()).toMatchObject({
      subject: { name: 'Victor Zhdanenko', birthDate: '1980-01-02', country: 'BR' },
      listed: {
        ...{ born: ['12 Dec 1950'], nationalities: ['Nowhere'], programmes: ['TEST'] },
        list: { title: 'Test list', asOf: '2018-03-01' },
      },
    });
    expect(isSample(list)).toBe(false);
  });

  test('is decided by a person with a reason, which the timeline keeps', () => {
    const { result, timeline } = judged('false_positive');
    expect(result).toEqual({ kind: 'judged', verdict: 'false_positive', left: 0 });
    expect(timeline).toEqual([
      expect.objectContaining({
        type: 'screening.judged.v1',
        actor: { kind: 'person', id: 'rita' },
        reason: 'born thirty years later',
        data: expect.objectContaining({ ref: 'test:7', verdict: 'false_positive', list: 'Test list', listAsOf: '2018-03-01' }),
      }),
    ]);
  });

  test('a false positive stays silent, and two people still decide about the merchant', () => {
    const after = applied(shop, judged('false_positive'));
    const signals = signalsOf(after);
    expect(signals).toMatchObject({ screening_level: 'none', screening_hits: 0, screening_best: 0, screening_told_apart: 1 });
    expect(fourEyesFor(after.merchant, 0, signals, context.policy)).toMatchObject({ required: true, forced: true });
    expect(hitIn(after).verdict).toMatchObject({ verdict: 'false_positive', by: 'rita' });
  });

  test.each<[string, Partial<ListedName>]>([
    ['another alias', { aliases: ['Victor Zhdanenko', 'The Baker'] }],
    ['another birth date', { born: ['2 Jan 1980'] }],
    ['another programme', { programmes: ['TEST', 'MORE'] }],
  ])('speaks again once the entry has %s', (_what, change) => {
    const after = applied(shop, judged('false_positive'));
    const newer = listOf({ ...entry, ...change });
    expect(hitIn(after, newer).verdict).toBeUndefined();
    expect(signalsOf(after, newer).screening_hits).toBe(1);
  });

  test('stays silent when the list has a newer date and the entry is the same, in whatever order its aliases come', () => {
    const long = listOf({ ...entry, aliases: ['Victor Zhdanenko', 'The Baker'] });
    const after = applied(shop, judged('false_positive', shop, long));
    expect(signalsOf(after, listOf({ ...entry, aliases: ['The Baker', 'Victor Zhdanenko'] })).screening_hits).toBe(0);
  });

  test('speaks again once the merchant’s person has another name', () => {
    const after = applied(shop, judged('false_positive'));
    const renamed = { ...after, persons: after.persons.map((one) => ({ ...one, name: 'Viktor Zhdanenko' })) };
    expect(hitIn(renamed).verdict).toBeUndefined();
  });

  test('a true match counts as confirmed', () => {
    expect(signalsOf(applied(shop, judged('true_match')))).toMatchObject({
      ...{ screening_level: 'probable', screening_confirmed: true, screening_hits: 1 },
    });
  });

  test('the last verdict counts, and the same one again changes nothing', () => {
    const after = applied(shop, judged('true_match'));
    expect(judged('true_match', after).puts).toEqual([]);
    const other = applied(after, judged('false_positive', after));
    expect(other.merchant.screening).toHaveLength(1);
    expect(other.merchant.screening?.[0]?.verdict).toBe('false_positive');
    expect(judged('false_positive', other, list, 'and has another passport').puts).toHaveLength(1);
  });

  test('says how many are left to decide', () => {
    const two = registered({ persons: [...people, { name: 'Viktor Zhdanenko', roles: ['director'] }] });
    expect(judged('false_positive', two).result.left).toBe(1);
    const first = applied(two, judged('false_positive', two));
    expect(first.merchant.screening).toHaveLength(1);
  });

  test('is refused once the entry or the name is another than was looked at, or no hit at all', () => {
    const { pair, ref, subject } = hitIn();
    const input = { merchantId: shopId, pair, ref, subjectId: subject.id, verdict: 'false_positive' as const, reason: 'r' };
    const decide = (of: ScreeningList) => () => judgeHit(shop, { ...input, by: 'rita', requestId: 'k' }, context, of);
    expect(decide(listOf({ ...entry, born: [] }))).toThrow(because('hit-changed', { ref: 'test:7' }));
    expect(decide(listOf({ ...entry, name: 'Somebody Else', aliases: [] }))).toThrow(because('hit-gone'));
    const gone = inStage('offboarded', {}, shop);
    expect(() => judgeHit(gone, { ...input, by: 'rita', requestId: 'k' }, context, list)).toThrow();
  });

  test('without details shows none', () => {
    const bare = { ref: '8', name: 'Victor Zhdanenko', aliases: [], kind: 'person' as const };
    const hit = hitIn(registered({ persons: [{ name: 'Victor Zhdanenko', roles: ['owner'] }] }), {
      ...{ source: 's', asOf: '2018-01-01', names: [bare] },
    });
    expect(hit.listed).toEqual({
      ...{ born: [], nationalities: [], programmes: [], name: 'Victor Zhdanenko', kind: 'person', aliases: [] },
      matched: 'Victor Zhdanenko',
    });
  });
});
