import type { RequirementError } from '../model/requirement.ts';
import type { IdentifierErrorCode } from '../wording/identifier-errors.ts';
import type { Told } from '../wording/told.ts';

/** `value` in its normal form, or what is wrong with it and what to do */
export type IdentifierCheck =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly error: RequirementError };

export const good = (value: string): IdentifierCheck => ({ ok: true, value });
export const bad = (code: IdentifierErrorCode, about: Told['about']): IdentifierCheck => ({ ok: false, error: { code, about } });
