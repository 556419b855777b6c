import type { Policy } from '../../domain/policy/policy-schema.ts';
import { projectPath } from '../../lib/project.ts';
import { readPolicyFile } from '../../world/read-policy.ts';

let read: Policy | undefined;

/** The policy the project ships, read once. */
export const shippedPolicy = (): Policy => {
  read ??= readPolicyFile(projectPath('policies/default.json'));
  return read;
};
