import { readFileSync } from 'node:fs';
import { readPolicy } from '../domain/check-policy/check-policy.ts';
import type { Policy } from '../domain/policy/policy-schema.ts';
import { BadOption } from './bad-option.ts';

/** @throws BadOption when the file is no policy, or contradicts itself: every finding with field and remedy */
export function readPolicyFile(file: string): Policy {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new BadOption(`--policy ${file} cannot be read as JSON: ${cause instanceof Error ? cause.message : cause}`);
  }
  const read = readPolicy(raw);
  if (read.ok) return read.policy;
  throw new BadOption(
    read.findings.map(({ field, message, remedy }) => `--policy ${file}: ${field} ${message}; ${remedy}`).join('\n'),
  );
}
