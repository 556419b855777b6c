import { describe, expect, test } from 'vitest';
import { checkPolicy } from '../../../domain/check-policy/check-policy.ts';
import { comparePolicies } from '../../../domain/explain-policy/compare-policies.ts';
import { loosened } from '../../../domain/policy/loosening/loosened.ts';
import { type PolicyDocument, policyDocument } from '../../../domain/policy/policy-schema.ts';
import type { RiskLists } from '../../../domain/policy/risk-lists.ts';
import { versioned } from '../../../domain/policy/version.ts';
import { signalsOf } from '../../../domain/risk/gather-signals.ts';
import { sampleScreeningList } from '../../../domain/risk/screening-list.ts';
import { policySentence } from '../../../domain/wording/policy-sentences/policy-sentences.ts';
import { voiceOf } from '../../../domain/wording/voice.ts';
import { aPolicy, at, registered, tuesday } from '../given.ts';

const base = aPolicy();
const withLists = (change: (lists: RiskLists) => Partial<RiskLists>): PolicyDocument => ({
  ...base,
  risk: { ...base.risk, lists: { ...base.risk.lists, ...change(base.risk.lists) } },
});
const signalsUnder = (policy: PolicyDocument) =>
  signalsOf(
    registered({ mcc: '5732', contact: { email: 'ana@example.org' } }),
    { ...at(tuesday), policy: versioned(policy) },
    sampleScreeningList,
  );

describe('lists that risk rules read', () => {
  test('are those that ship in a policy of before they were policy', () => {
    const { lists: _lists, ...risk } = base.risk;
    expect(policyDocument.parse({ ...base, risk }).risk.lists).toEqual(base.risk.lists);
    expect(base.risk.lists.fatf.asOf).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  test('decide as a lead replaced them, from the version on in which they were', () => {
    expect(signalsUnder(base)).toMatchObject({ country_list: 'none', mcc_risk: 'low', email_free: false });
    const replaced = withLists(({ fatf, mccRisk, freeMail }) => ({
      fatf: { ...fatf, asOf: '2026-10-24', grey: [...fatf.grey, 'BR'] },
      mccRisk: { ...mccRisk, asOf: '2026-11-30', high: [...mccRisk.high, '5732'] },
      freeMail: { ...freeMail, asOf: '2026-11-30', domains: ['example.org'] },
    }));
    expect(checkPolicy(replaced)).toEqual([]);
    expect(signalsUnder(replaced)).toMatchObject({ country_list: 'grey', mcc_risk: 'high', email_free: true });
  });

  test('name nothing twice, and nothing on two lists at once', () => {
    const muddled = withLists(({ fatf, mccRisk, freeMail }) => ({
      fatf: { ...fatf, grey: ['VN', 'VN', 'IR'] },
      mccRisk: { ...mccRisk, high: ['7995'], medium: ['7995'] },
      freeMail: { ...freeMail, domains: ['gmail.com', 'gmail.com'] },
    }));
    expect(checkPolicy(muddled).map(({ field, code }) => [field, code])).toEqual([
      ['risk.lists.fatf.grey.1', 'repeated'],
      ['risk.lists.fatf.grey.2', 'repeated'],
      ['risk.lists.mccRisk.medium.0', 'repeated'],
      ['risk.lists.freeMail.domains.1', 'repeated'],
    ]);
  });

  test('take a second person where something leaves a list, or the list is of an earlier day', () => {
    const { fatf } = base.risk.lists;
    const [gone = ''] = fatf.grey;
    const without = withLists(() => ({ fatf: { ...fatf, grey: fatf.grey.slice(1) } }));
    expect(loosened(base, without)).toEqual([`risk.lists.fatf.grey.${gone}`]);
    expect(loosened(without, base)).toEqual([]);
    expect(
      loosened(
        base,
        withLists(() => ({ fatf: { ...fatf, asOf: '2020-01-01' } })),
      ),
    ).toEqual(['risk.lists.fatf.asOf']);
    const worse = withLists(() => ({ fatf: { ...fatf, grey: fatf.grey.slice(1), black: [...fatf.black, gone] } }));
    expect(loosened(base, worse)).toEqual([]);
  });

  test('differ in a sentence with their day, and an empty one is a dash', () => {
    const { fatf } = base.risk.lists;
    const after = withLists(() => ({ fatf: { ...fatf, asOf: '2026-10-24', black: [] } }));
    const [difference] = comparePolicies(base, after);
    expect(difference).toMatchObject({ kind: 'changed', id: 'list/fatf' });
    const told = (language: 'en' | 'fr') =>
      difference?.kind === 'changed' ? policySentence(difference.after, voiceOf(language)) : '';
    expect(told('en')).toMatch(/^Country lists of 2026-10-24 \(FATF.*\)\. Black: –\. Grey: .*Vietnam/);
    expect(told('fr')).toMatch(/^Listes de pays au 2026-10-24 \(FATF.*\)\. Noire : –\. Grise : /);
  });
});
