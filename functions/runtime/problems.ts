import { StaleVersion } from '../../application/demand-fresh.ts';
import { CaseNotFound } from '../../domain/case/case-not-found.ts';
import {
  AccountChangeNotFound,
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
import { MemberNotFound } from '../../domain/member/member-not-found.ts';
import { NotThere } from '../../domain/not-there.ts';
import type { Refusal } from '../../domain/refusal.ts';
import { type ProblemType, problems } from '../../domain/wording/refusals/problem-phrases.ts';
import { voiceOf } from '../../domain/wording/voice.ts';
import { BodyTooLarge, type HttpResponse, InvalidRequest, NotSignedIn, problem } from './http-event.ts';

/** code and values of an error, for a page in the reader's language; undefined for an error without one */
const refusalOf = (error: unknown): Refusal | undefined => {
  if (error instanceof Conflict || error instanceof NotAllowed || error instanceof InvalidInput) return error.refusal;
  if (error instanceof MerchantNotFound) return { code: 'merchant-unknown', about: {} };
  if (error instanceof MemberNotFound) return { code: 'member-unknown', about: {} };
  if (error instanceof DocumentNotFound) return { code: 'document-unknown', about: {} };
  if (error instanceof CaseNotFound) return { code: 'case-unknown', about: {} };
  if (error instanceof AccountChangeNotFound) return { code: 'change-unknown', about: {} };
  if (error instanceof NotThere) return { code: `${error.what}-unknown`, about: {} };
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
  error instanceof CaseNotFound ||
  error instanceof AccountChangeNotFound ||
  error instanceof DocumentNotFound ||
  error instanceof NotThere ||
  error instanceof MemberNotFound ||
  error instanceof RequirementNotFound ||
  error instanceof PolicyNotFound;

const isConflict = (error: unknown): error is Error =>
  error instanceof Conflict ||
  error instanceof MerchantClosed ||
  error instanceof IllegalTransition ||
  error instanceof ApplicationConflict;

const english = voiceOf('en');
/** the kinds whose sentence needs values have a title without them */
const titles: Readonly<Partial<Record<ProblemType, string>>> = {
  'invalid-request': 'Some fields of the request are not valid.',
  'invalid-policy': 'The policy contradicts itself.',
};
const answer = (status: number, type: ProblemType, more: object = {}): HttpResponse =>
  problem(status, type, titles[type] ?? problems[type].render({}, english) ?? type, more);

/**
 * The HTTP answer of an error: `detail` in English, `code` and `about` for a page in another language. An unexpected error shows none of its
 * own text.
 */
export const problemOf = (error: unknown): HttpResponse => {
  const why = { detail: error instanceof Error ? error.message : '', ...refusalOf(error) };
  if (error instanceof InvalidRequest) return answer(400, 'invalid-request', { ...why, fields: error.fields });
  if (error instanceof InvalidInput) {
    const fields = [{ field: error.field, message: error.message }];
    return answer(400, 'invalid-request', { ...why, fields });
  }
  if (error instanceof BodyTooLarge) return answer(413, 'too-large', why);
  if (error instanceof InvalidPolicy) return answer(400, 'invalid-policy', { ...why, findings: error.findings });
  if (error instanceof NotSignedIn) return answer(401, 'not-signed-in', why);
  if (error instanceof NotAllowed) return answer(403, 'not-allowed', why);
  if (isNotFound(error)) return answer(404, 'not-found', why);
  if (error instanceof StaleVersion) {
    const { change, version } = error;
    return answer(409, 'stale-version', {
      ...{ ...why, version },
      ...(change === undefined ? {} : { changedBy: change.by, changedAt: change.at, change: change.type }),
    });
  }
  if (error instanceof KeyReused) return answer(422, 'key-reused', why);
  if (isConflict(error)) return answer(409, 'conflict', why);
  if (error instanceof ConcurrentChange) {
    return answer(409, 'concurrent-change');
  }
  if (error instanceof ServiceUnavailable) {
    const detail = 'Send the request again with the same Idempotency-Key: it takes effect once.';
    return answer(503, 'unavailable', { detail });
  }
  const detail = 'The error was logged. Sending the request again with the same Idempotency-Key is safe.';
  return answer(500, 'unexpected', { detail });
};
