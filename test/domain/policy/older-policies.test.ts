import { expect, test } from 'vitest';
import { explainPolicy } from '../../../domain/explain-policy/explain-policy.ts';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';
import { aPolicy } from '../given.ts';

test('a policy of before there was a daily mail says nothing of one', () => {
  const idsOf = (policy: PolicyDocument) => explainPolicy(policy).flatMap(({ sentences }) => sentences.map(({ id }) => id));
  const policy = aPolicy();
  expect(idsOf(policy)).toContain('digest');
  const { digest: _none, ...tasks } = policy.tasks;
  expect(idsOf({ ...policy, tasks })).not.toContain('digest');
});
