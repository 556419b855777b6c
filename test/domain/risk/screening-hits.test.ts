import { describe, expect, test } from 'vitest';
import { gatherSignals } from '../../../domain/risk/gather-signals.ts';
import { screeningHits } from '../../../domain/risk/screening-hits.ts';
import { type ScreeningList, sampleScreeningList } from '../../../domain/risk/screening-list.ts';
import { aStep, at, registered, tuesday } from '../given.ts';

const { policy } = at(tuesday);
const list: ScreeningList = {
  source: 'test',
  asOf: '2018-03-01',
  names: [
    { ref: 'P-1', name: 'Viktor Aleksandrovich Zhdanenko', aliases: ['Victor Zhdanenko'], kind: 'person' },
    { ref: 'E-1', name: 'Northern Star Trading Ltd', aliases: [], kind: 'entity' },
  ],
};
const people = [
  { name: 'Ana Souza', roles: ['representative'] },
  { name: 'Victor Zhdanenko', roles: ['owner', 'director'] },
];

describe('names side by side', () => {
  test('say whose name it is, which listed one it resembles, and by which of its names', () => {
    const snapshot = registered({ persons: people });
    expect(screeningHits(snapshot, policy, list)).toEqual([
      {
        ref: 'P-1',
        pair: expect.stringMatching(/^[0-9a-f]{16}$/),
        similarity: expect.any(Number),
        level: 'probable',
        subject: { id: snapshot.persons[1]?.id, kind: 'person', name: 'Victor Zhdanenko', roles: ['owner', 'director'] },
        listed: {
          name: 'Viktor Aleksandrovich Zhdanenko',
          kind: 'person',
          aliases: ['Victor Zhdanenko'],
          matched: 'Victor Zhdanenko',
          ...{ born: [], nationalities: [], programmes: [] },
        },
      },
    ]);
  });

  test('name the merchant once, by the nearer of its two names, and a resemblance is only possible', () => {
    const snapshot = registered({ legalName: 'Northern Star Trading Company', tradingName: 'Norther Star Traders', persons: [] });
    const [hit, ...more] = screeningHits(snapshot, policy, list);
    expect(more).toEqual([]);
    expect(hit).toMatchObject({ ref: 'E-1', subject: { kind: 'entity', name: 'Northern Star Trading Company', roles: [] } });
    const policyThatDoubts = { ...policy, risk: { ...policy.risk, screening: { possibleFrom: 60, probableFrom: 101 } } };
    expect(screeningHits(snapshot, policyThatDoubts, list)[0]?.level).toBe('possible');
  });

  test('are those the risk check counted', () => {
    const snapshot = registered({ persons: people });
    const { result } = gatherSignals(snapshot, aStep('risk-check'), at(tuesday), list);
    const hits = screeningHits(snapshot, policy, list);
    expect([result.signals.screening_hits, result.signals.screening_best]).toEqual([hits.length, hits[0]?.similarity]);
  });

  test('of an honest shop are none', () => {
    expect(screeningHits(registered(), policy, sampleScreeningList)).toEqual([]);
  });
});
