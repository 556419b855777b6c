import { StaleVersion } from '../../application/demand-fresh.ts';
import {
  ApplicationConflict,
  ConcurrentChange,
  Conflict,
  DocumentNotFound,
  IllegalTransition,
  InvalidInput,
  InvalidPolicy,
  KeyReused,
  MerchantClosed,
  MerchantNotFound,
  NotAllowed,
  PolicyNotFound,
  RequirementNotFound,
  ServiceUnavailable,
  TaskNotFound,
} from '../../domain/errors.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { BodyTooLarge, type HttpResponse, InvalidRequest, NotSignedIn, problem } from './http-event.ts';

/** code and values of an error, for a page in the reader's language; undefined for an error without one */
const refusalOf = (error: unknown): Refusal | undefined => {
  if (error instanceof Conflict || error instanceof NotAllowed || error instanceof InvalidInput) return error.refusal;
  if (error instanceof MerchantNotFound) return { code: 'merchant-unknown', about: {} };
  if (error instanceof DocumentNotFound) return { code: 'document-unknown', about: {} };
  if (error instanceof TaskNotFound) return { code: 'task-unknown', about: {} };
  if (error instanceof RequirementNotFound) return { code: 'requirement-unknown', about: {} };
  if (error instanceof PolicyNotFound)
    return error.version === undefined
      ? { code: 'policy-none', about: {} }
      : { code: 'policy-unknown', about: { version: error.version } };
  if (error instanceof MerchantClosed) return { code: 'merchant-left', about: {} };
  if (error instanceof IllegalTransition) return { code: 'stage-not-next', about: { from: error.from, to: error.to } };
  if (error instanceof ApplicationConflict) return { code: 'application-taken', about: { reference: error.externalReference } };
  return undefined;
};

const isNotFound = (error: unknown): error is Error =>
  error instanceof MerchantNotFound ||
  error instanceof TaskNotFound ||
  error instanceof DocumentNotFound ||
  error instanceof RequirementNotFound ||
  error instanceof PolicyNotFound;

const isConflict = (error: unknown): error is Error =>
  error instanceof Conflict ||
  error instanceof MerchantClosed ||
  error instanceof IllegalTransition ||
  error instanceof ApplicationConflict;

/**
 * The HTTP answer of an error: `detail` in English, `code` and `about` for a page in another language. An unexpected error shows none of its
 * own text.
 */
export const problemOf = (error: unknown): HttpResponse => {
  const why = { detail: error instanceof Error ? error.message : '', ...refusalOf(error) };
  if (error instanceof InvalidRequest)
    return problem(400, 'invalid-request', 'The request is not valid', { ...why, fields: error.fields });
  if (error instanceof InvalidInput) {
    const fields = [{ field: error.field, message: error.message }];
    return problem(400, 'invalid-request', 'The request is not valid', { ...why, fields });
  }
  if (error instanceof BodyTooLarge) return problem(413, 'too-large', 'The request is too large', why);
  if (error instanceof InvalidPolicy)
    return problem(400, 'invalid-policy', 'The policy contradicts itself', { ...why, findings: error.findings });
  if (error instanceof NotSignedIn) return problem(401, 'not-signed-in', 'Sign in first', why);
  if (error instanceof NotAllowed) return problem(403, 'not-allowed', 'You may not do this', why);
  if (isNotFound(error)) return problem(404, 'not-found', 'There is no such thing', why);
  if (error instanceof StaleVersion) {
    const { change, version } = error;
    return problem(409, 'stale-version', 'Somebody changed it since you looked', {
      ...{ ...why, version },
      ...(change === undefined ? {} : { changedBy: change.by, changedAt: change.at, change: change.type }),
    });
  }
  if (error instanceof KeyReused) return problem(422, 'key-reused', 'The key belongs to another request', why);
  if (isConflict(error)) return problem(409, 'conflict', 'Too late, or not in this state', why);
  if (error instanceof ConcurrentChange) {
    const detail = 'Look again, then try again';
    return problem(409, 'concurrent-change', 'Somebody else changed it at the same moment', { detail });
  }
  if (error instanceof ServiceUnavailable) {
    const detail = 'Sent again with the same Idempotency-Key it is done once, however far it got';
    return problem(503, 'unavailable', 'Try again in a moment', { detail });
  }
  const detail = 'It is logged; the same Idempotency-Key is safe';
  return problem(500, 'unexpected', 'Something went wrong on our side', { detail });
};
