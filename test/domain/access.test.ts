import { describe, expect, it } from 'vitest';
import { isRole, may, whoMay } from '../../domain/access.ts';

describe('who may do what', () => {
  it('a viewer may look and nothing else', () => {
    expect(may(['viewer'], 'merchant.read')).toBe(true);
    for (const permission of ['task.decide', 'requirement.waive', 'policy.publish', 'rejected.replay'] as const) {
      expect(may(['viewer'], permission)).toBe(false);
    }
  });
  it('risk reviews are not for analysts, policy is for leads', () => {
    expect([may(['analyst'], 'risk.decide'), may(['risk'], 'risk.decide')]).toEqual([false, true]);
    expect([may(['risk'], 'policy.publish'), may(['viewer', 'lead'], 'policy.publish')]).toEqual([false, true]);
  });
  it('nobody without a role may do anything', () => {
    expect(may([], 'merchant.read')).toBe(false);
  });
  it('a refusal can name the roles it takes, and groups that are no roles are none', () => {
    expect(whoMay('policy.publish')).toEqual(['lead', 'admin']);
    expect([isRole('lead'), isRole('owner')]).toEqual([true, false]);
  });
});
