import { hash } from 'node:crypto';
import type { Policy, PolicyDocument } from './policy-schema.ts';

/** the same content has the same text whatever the order of its keys */
export const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`)
    .join(',')}}`;
};

/** version of a policy: `p_` and 16 hex digits of the sha256 of its content */
export const policyVersion = (document: PolicyDocument): string => `p_${hash('sha256', canonical(document)).slice(0, 16)}`;

/** a published policy as it is sent to be published: without its version, which follows from the rest */
export const documentOf = ({ version: _version, ...document }: Policy): PolicyDocument => document;

export const versioned = (document: PolicyDocument): Policy => ({ ...document, version: policyVersion(document) });
