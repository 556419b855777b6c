import { useMemo } from 'react';
import { readDocument } from '../../../domain/check-policy/check-policy.ts';
import { comparePolicies } from '../../../domain/explain-policy/compare-policies.ts';
import type { PolicyDocument } from '../../../domain/policy/policy-schema.ts';

export type Findings = Extract<ReturnType<typeof readDocument>, { ok: false }>['findings'];
/** what was typed, read as far as it can be */
export type Read =
  | { readonly kind: 'no-json'; readonly where: string }
  | { readonly kind: 'wrong'; readonly document: unknown; readonly findings: Findings }
  | { readonly kind: 'sound'; readonly document: PolicyDocument };

const placeIn = (error: unknown): string =>
  error instanceof Error ? (/\(line \d+ column \d+\)/.exec(error.message)?.[0] ?? '') : '';

/** the same checks as the API's, as one types */
export const useDocument = (text: string): Read =>
  useMemo(() => {
    let raw: unknown;
    try {
      raw = JSON.parse(text);
    } catch (error) {
      return { kind: 'no-json', where: placeIn(error) };
    }
    const read = readDocument(raw);
    return read.ok ? { kind: 'sound', document: read.document } : { kind: 'wrong', document: raw, findings: read.findings };
  }, [text]);

/** what a sound document orders otherwise than the policy in force */
export const useDifferences = (before: PolicyDocument, read: Read) =>
  useMemo(() => (read.kind === 'sound' ? comparePolicies(before, read.document) : undefined), [before, read]);
