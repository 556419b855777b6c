import { hash } from 'node:crypto';
import { canonical } from './canonical.ts';
import type { Policy, PolicyDocument } from './policy-schema.ts';

/** version of a policy: `p_` and 16 hex digits of the sha256 of its content */
export const policyVersion = (document: PolicyDocument): string => `p_${hash('sha256', canonical(document)).slice(0, 16)}`;

/** a published policy as it is sent to be published: without its version, which follows from the rest */
export const documentOf = ({ version: _version, ...document }: Policy): PolicyDocument => document;

export const versioned = (document: PolicyDocument): Policy => ({ ...document, version: policyVersion(document) });
