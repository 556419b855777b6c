import {
  ApplicationConflict,
  ConcurrentChange,
  Conflict,
  IllegalTransition,
  InvalidInput,
  InvalidPolicy,
  MerchantClosed,
  MerchantNotFound,
  NotAllowed,
  PolicyNotFound,
  RequirementNotFound,
  ServiceUnavailable,
  TaskNotFound,
} from '../../domain/errors.ts';
import { StaleVersion } from './fresh.ts';
import { type HttpResponse, InvalidRequest, NotSignedIn, problem } from './http.ts';

const isNotFound = (error: unknown): error is Error =>
  error instanceof MerchantNotFound ||
  error instanceof TaskNotFound ||
  error instanceof RequirementNotFound ||
  error instanceof PolicyNotFound;

const isConflict = (error: unknown): error is Error =>
  error instanceof Conflict ||
  error instanceof MerchantClosed ||
  error instanceof IllegalTransition ||
  error instanceof ApplicationConflict;

/** the answer a thrown error becomes: its text already names the field, or who and when; anything unexpected says nothing of itself */
export const problemOf = (error: unknown): HttpResponse => {
  if (error instanceof InvalidRequest)
    return problem(400, 'invalid-request', 'The request is not valid', { detail: error.message, fields: error.fields });
  if (error instanceof InvalidInput) {
    return problem(400, 'invalid-request', 'The request is not valid', {
      detail: error.message,
      fields: [{ field: error.field, message: error.message }],
    });
  }
  if (error instanceof InvalidPolicy) {
    return problem(400, 'invalid-policy', 'The policy contradicts itself', { detail: error.message, findings: error.findings });
  }
  if (error instanceof NotSignedIn) return problem(401, 'not-signed-in', 'Sign in first', { detail: error.message });
  if (error instanceof NotAllowed) return problem(403, 'not-allowed', 'You may not do this', { detail: error.message });
  if (isNotFound(error)) return problem(404, 'not-found', 'There is no such thing', { detail: error.message });
  if (error instanceof StaleVersion) {
    const { change, version } = error;
    return problem(409, 'stale-version', 'Somebody changed it since you looked', {
      detail: error.message,
      version,
      ...(change === undefined ? {} : { changedBy: change.by, changedAt: change.at, change: change.type }),
    });
  }
  if (isConflict(error)) return problem(409, 'conflict', 'Too late, or not in this state', { detail: error.message });
  if (error instanceof ConcurrentChange) {
    return problem(409, 'concurrent-change', 'Somebody else changed it at the same moment', {
      detail: 'Look again, then try again',
    });
  }
  if (error instanceof ServiceUnavailable) {
    return problem(503, 'unavailable', 'Try again in a moment', {
      detail: 'Nothing was changed; the same Idempotency-Key is safe',
    });
  }
  return problem(500, 'unexpected', 'Something went wrong on our side', {
    detail: 'It is logged; the same Idempotency-Key is safe',
  });
};
