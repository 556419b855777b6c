import { describe, expect, it } from 'vitest';
import { checkPolicy } from '../../../domain/check-policy/check-policy.ts';
import { explainPolicy } from '../../../domain/explain-policy/explain-policy.ts';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import { policyDocument } from '../../../domain/policy/policy-schema.ts';
import { versioned } from '../../../domain/policy/version.ts';
import { verifyingSources } from '../../../domain/requirement/who-verifies.ts';
import { aPolicy } from '../given.ts';

const found = (change: (policy: PolicyDocument) => unknown): readonly string[] => {
  const policy = aPolicy();
  change(policy);
  return checkPolicy(policy).map(({ field }) => field);
};
const at = (policy: PolicyDocument, key: string): number => policy.requirements.catalogue.findIndex((one) => one.key === key);
const entry = (policy: PolicyDocument, key: string) => {
  const one = policy.requirements.catalogue[at(policy, key)];
  if (one === undefined) throw new Error(key);
  return one;
};
const website = `requirements.catalogue.${at(aPolicy(), 'website')}.provider`;

describe('a policy says who verifies', () => {
  it('names a provider for what providers verify, and one there is', () => {
    expect(found((one) => delete entry(one, 'company_registration').provider)).toEqual(['requirements.catalogue.0.provider']);
    expect(found((one) => (entry(one, 'company_registration').provider = 'none'))).toEqual(['requirements.catalogue.0.provider']);
    expect(found((one) => (entry(one, 'website').provider = 'identity_check'))).toEqual([website]);
  });

  it('never our own source, and no source for two of them', () => {
    expect(found((one) => one.requirements.operationsSources.push('firstsale'))).toEqual(['requirements.operationsSources.1']);
    expect(found((one) => one.requirements.providers[1]?.sources.push('id-check'))).toEqual([
      'requirements.providers.1.sources.1',
    ]);
    expect(found((one) => one.requirements.providers.push({ key: 'identity_check', name: 'Again', sources: ['again'] }))).toEqual(
      ['requirements.providers.2.key'],
    );
  });

  it('the system operations verify in, where they verify anything', () => {
    expect(found((one) => (one.requirements.operationsSources = []))).toEqual(['requirements.operationsSources']);
  });

  it('and a bound of postponement that holds one extension at least', () => {
    expect(found((one) => (one.requirements.maximumPostponementDays = 1))).toEqual(['requirements.maximumPostponementDays']);
  });

  it('things to ask for where a reviewer may ask, each once', () => {
    expect(found((one) => (one.risk.information = []))).toEqual([]);
    expect(
      found((one) => {
        one.risk.information = [];
        for (const rule of one.risk.rules) delete rule.request;
      }),
    ).toContain('risk.information');
    const first = aPolicy().risk.information[0];
    if (first === undefined) throw new Error('nothing to ask for');
    const twice = aPolicy().risk.information.length;
    expect(found((one) => one.risk.information.push(first))).toEqual([`risk.information.${twice}.key`]);
  });

  it('a policy of before it could say so believes nobody outside', () => {
    const { providers: _p, operationsSources: _o, ...requirements } = aPolicy().requirements;
    const catalogue = requirements.catalogue.map(({ provider: _, ...rest }) => rest);
    const old = policyDocument.parse({ ...aPolicy(), requirements: { ...requirements, catalogue } });
    for (const verifiedBy of ['operations', 'provider'] as const)
      expect(verifyingSources(old, { id: 'owner_identity:p1', verifiedBy })).toEqual([]);
    const codes = explainPolicy(versioned(old)).flatMap(({ sentences }) => sentences.map(({ code }) => code));
    expect(codes).toContain('no-operations-sources');
  });

  it('of a provider that is gone believes nobody', () => {
    const policy = aPolicy();
    policy.requirements.providers = [];
    expect(verifyingSources(policy, { id: 'company_registration', verifiedBy: 'provider' })).toEqual([]);
    expect(verifyingSources(policy, { id: 'never-heard-of', verifiedBy: 'provider' })).toEqual([]);
  });
});
