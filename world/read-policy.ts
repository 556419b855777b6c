import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import * as z from 'zod';
import { readPolicy } from '../domain/check-policy/read-policy.ts';
import type { Policy } from '../domain/policy/policy-schema.ts';
import { BadOption } from './bad-option.ts';
import { mergePatch } from './merge-patch.ts';

/** a file that names another one beside it has only what differs from it */
const variant = z.looseObject({ basedOn: z.string() });

const contentOf = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new BadOption(`--policy ${file} cannot be read as JSON: ${cause instanceof Error ? cause.message : cause}`);
  }
};

/** @param via the files that led here: one that leads back to itself is no policy */
const documentOf = (file: string, via: readonly string[] = []): unknown => {
  if (via.includes(file)) throw new BadOption(`--policy ${file} is based on itself: ${[...via, file].join(' on ')}`);
  const content = contentOf(file);
  const parsed = variant.safeParse(content);
  if (!parsed.success) return content;
  const { basedOn, ...patch } = parsed.data;
  return mergePatch(documentOf(resolve(dirname(file), basedOn), [...via, file]), patch);
};

/**
 * Reads a policy: a whole one, or a JSON merge patch with the member `basedOn`, the path of the policy it changes.
 * @throws BadOption when the file is no policy, or contradicts itself: every finding with field and remedy
 */
export function readPolicyFile(file: string): Policy {
  const read = readPolicy(documentOf(resolve(file)));
  if (read.ok) return read.policy;
  throw new BadOption(
    read.findings.map(({ field, message, remedy }) => `--policy ${file}: ${field} ${message}; ${remedy}`).join('\n'),
  );
}
