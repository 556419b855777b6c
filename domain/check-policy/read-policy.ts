import type { Policy } from '../policy/policy-schema.ts';
import { versioned } from '../policy/version.ts';
import { readDocument } from './check-policy.ts';
import type { Finding } from './finding.ts';

export type ReadPolicy =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly findings: readonly Finding[] };

/** a policy with its version, from JSON already parsed; what is wrong with it otherwise. Never throws */
export const readPolicy = (raw: unknown): ReadPolicy => {
  const read = readDocument(raw);
  return read.ok ? { ok: true, policy: versioned(read.document) } : read;
};
