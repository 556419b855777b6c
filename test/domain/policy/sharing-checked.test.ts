import { describe, expect, test } from 'vitest';
import { checkPolicy, readDocument } from '../../../domain/check-policy/check-policy.ts';
import { explainPolicy } from '../../../domain/explain-policy/explain-policy.ts';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import { policySentence, sectionTitle } from '../../../domain/wording/policy-sentences/policy-sentences.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import { anAllocation, aTeam, sharedPolicy } from '../dispatch/a-sharing.ts';
import { aPolicy } from '../given.ts';

const found = (policy: PolicyDocument) => checkPolicy(policy).map(({ field, code }) => `${field} ${code}`);
const a = aTeam('a');

describe('teams and their shares', () => {
  test('hold together: several teams in a queue, and one allocation for a country before that for all', () => {
    const german = anAllocation({ a: 100 }, { key: 'german', countries: ['DE'] });
    expect(found(sharedPolicy([a, aTeam('b')], german, anAllocation({ a: 70, b: 30 })))).toEqual([]);
  });
  test('may leave a team without a part, and are no whole when nobody has one', () => {
    expect(found(sharedPolicy([a, aTeam('b')], anAllocation({ a: 100, b: 0 })))).toEqual([]);
    expect(found(sharedPolicy([aTeam('a', { skills: ['api'] })], anAllocation({ a: 100 }, { asks: ['api'] })))).toEqual([]);
    expect(found(sharedPolicy([a], anAllocation({ a: 0 }, { inLanguage: true })))).toEqual([
      'sharing.allocations.0.shares shares-sum',
    ]);
  });
  test('are absent in policies of before, where every queue is everybody’s', () => {
    const { sharing: _sharing, ...before } = aPolicy();
    const read = readDocument(before);
    expect(read.ok && read.document.sharing).toEqual({ teams: [], allocations: [] });
  });
  test.each([
    ['sum to 100', sharedPolicy([a], anAllocation({ a: 90 })), 'sharing.allocations.0.shares shares-sum'],
    ['of teams there are', sharedPolicy([a], anAllocation({ x: 100 })), 'sharing.allocations.0.shares.0.team name-unknown'],
    [
      'of a queue there is',
      sharedPolicy([a], anAllocation({ a: 100 }, { queue: 'x' })),
      'sharing.allocations.0.queue name-unknown',
    ],
    [
      'of teams that work in the queue',
      sharedPolicy([aTeam('a', { works: [{ queue: 'verification' }] })], anAllocation({ a: 100 })),
      'sharing.allocations.0.shares.0.team team-not-in-queue',
    ],
    [
      'each once',
      sharedPolicy([a], {
        ...anAllocation({ a: 50 }),
        shares: [
          { team: 'a', share: 50 },
          { team: 'a', share: 50 },
        ],
      }),
      'sharing.allocations.0.shares.1.team repeated',
    ],
    [
      'whose skills somebody has',
      sharedPolicy([a], anAllocation({ a: 100 }, { asks: ['api'] })),
      'sharing.allocations.0.asks.0 skill-unknown',
    ],
    [
      'whose languages somebody speaks',
      sharedPolicy([a], anAllocation({ a: 100 }, { inLanguage: true })),
      'sharing.allocations.0.inLanguage languages-missing',
    ],
    [
      'once for the same merchants',
      sharedPolicy([a], anAllocation({ a: 100 }), anAllocation({ a: 100 }, { key: 'two' })),
      'sharing.allocations.1.queue allocation-hidden',
    ],
    [
      'once for the same countries and segments',
      sharedPolicy(
        [a],
        anAllocation({ a: 100 }, { countries: ['DE', 'FR'], segments: ['key'] }),
        anAllocation({ a: 100 }, { key: 'two', countries: ['DE'], segments: ['key'] }),
      ),
      'sharing.allocations.1.queue allocation-hidden',
    ],
    [
      'of one name each',
      sharedPolicy([a], anAllocation({ a: 100 }, { countries: ['DE'] }), anAllocation({ a: 100 })),
      'sharing.allocations.1.key repeated',
    ],
    ['of teams of one name each', sharedPolicy([a, a], anAllocation({ a: 100 })), 'sharing.teams.1.key repeated'],
    ['of teams in calendars there are', sharedPolicy([aTeam('a', { openIn: ['x'] })]), 'sharing.teams.0.openIn.0 name-unknown'],
    [
      'of teams in queues there are',
      sharedPolicy([aTeam('a', { works: [{ queue: 'x' }] })]),
      'sharing.teams.0.works.0.queue name-unknown',
    ],
    [
      'of teams with a queue once',
      sharedPolicy([aTeam('a', { works: [{ queue: 'product' }, { queue: 'product' }] })]),
      'sharing.teams.0.works.1.queue repeated',
    ],
    [
      'with contracts below caps',
      sharedPolicy([aTeam('a', {}, { maximumADay: 5, commitmentADay: 6 })]),
      'sharing.teams.0.works.0.commitmentADay commitment-above-cap',
    ],
    [
      'with a currency for prices',
      sharedPolicy([aTeam('a', {}, { priceMinor: 250 })]),
      'sharing.teams.0.currency team-currency-missing',
    ],
  ])('are %s', (_rule, policy, finding) => expect(found(policy)).toContain(finding));

  const night = { timeZone: 'Europe/London', workdays: [1, 2, 3, 4, 5], opens: '00:00', closes: '05:00', holidayCountry: 'GB' };
  const nightly = (queue: string, openIn: string[]): PolicyDocument => ({
    ...sharedPolicy([aTeam('a', { openIn, works: [{ queue }] })], anAllocation({ a: 100 }, { queue })),
    calendars: { ...aPolicy().calendars, night },
  });
  test('have somebody at work in the hours of the queue', () => {
    expect(found(nightly('product', ['night']))).toEqual(['sharing.allocations.0.shares never-open']);
    expect(found(nightly('product', ['night', 'gb']))).toEqual([]);
    // a queue of the merchant's calendar is open at any hour somewhere
    const own = aPolicy().tasks.queues.find(({ calendar }) => calendar === 'merchant')?.key ?? 'none';
    expect(found(nightly(own, ['night']))).toEqual([]);
  });
  test('are found wanting in both languages, with what to do', () => {
    const policies = [
      sharedPolicy([a], anAllocation({ a: 90 }, { asks: ['api'], inLanguage: true })),
      sharedPolicy(
        [aTeam('a', { works: [{ queue: 'verification', maximumADay: 1, commitmentADay: 2, priceMinor: 1 }] })],
        anAllocation({ a: 100 }),
        anAllocation({ a: 100 }, { key: 'b' }),
      ),
      nightly('product', ['night']),
    ];
    const findings = policies.flatMap(checkPolicy);
    expect(new Set(findings.map(({ code }) => code)).size).toBe(8);
    expect(findings.map(({ message }) => message)).toContain('sum to 90, not 100');
    expect(findings.every(({ remedy }) => remedy.length > 10)).toBe(true);
  });
});

describe('teams are told in sentences', () => {
  const rich = sharedPolicy(
    [
      aTeam('a', { languages: ['fr', 'de'], skills: ['api'], openIn: ['gb'] }),
      aTeam(
        'b',
        { whose: 'supplier', currency: 'EUR' },
        { maximumADay: 40, maximumOpen: 9, commitmentADay: 20, priceMinor: 250 },
      ),
      aTeam('c', {}, { priceMinor: 3 }),
    ],
    anAllocation({ a: 60, b: 40 }, { countries: ['DE'], segments: ['key'], asks: ['api'], inLanguage: true }),
    anAllocation({ a: 60, gone: 40 }, { key: 'rest' }),
  );
  const said = (language: 'en' | 'fr') =>
    explainPolicy(rich)
      .filter(({ key }) => key === 'sharing')
      .flatMap(({ sentences }) =>
        sentences.map((one) => policySentence(one, voiceOf(language)).replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ')),
      );
  test('in English', () => {
    expect(said('en')).toEqual([
      'Team “Team A” (French and German, api) works in “Questions to Product”, in the hours of “gb”.',
      'Supplier “Team B” works in “Questions to Product” (at most 40 tasks a day, at most 9 open, 20 a day by contract, €2.50 each), around the clock.',
      'Team “Team C” works in “Questions to Product”, around the clock.',
      'Tasks in “Questions to Product” of merchants in Germany, key are shared: Team A 60%, Team B 40%. They take api. The team speaks the merchant’s language.',
      'Tasks in “Questions to Product” are shared: Team A 60%, gone 40%.',
    ]);
    expect(sectionTitle('sharing', voiceOf('en'))).toBe('Teams and shares of work');
  });
  test('and in French', () => {
    expect(said('fr')[1]).toContain(
      'au plus 40 tâches par jour, au plus 9 ouvertes, 20 par jour selon le contrat, 2,50 € chacune',
    );
    expect(said('fr')[3]).toContain(
      'sont partagées : Team A 60 %, Team B 40 %. Compétences : api. L’équipe parle la langue du marchand.',
    );
    expect(said('fr')[0]).toContain('L’équipe « Team A » (français et allemand, api) travaille dans');
    expect(said('fr')[4]).toContain('sont partagées : Team A 60 %, gone 40 %.');
  });
});
