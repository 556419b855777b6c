import { AwsError } from '../../contract.ts';
import { InvalidInputJson } from './input-transformer.ts';

/** why a target could not be invoked, in the codes a dead-letter message carries */
export interface DeliveryFailure {
  readonly code:
    | 'NO_PERMISSIONS'
    | 'NO_RESOURCE'
    | 'INVALID_PARAMETER'
    | 'INVALID_JSON'
    | 'RESOURCE_ALREADY_EXISTS'
    | 'THROTTLING'
    | 'CONNECTION_FAILURE'
    | 'TIMEOUT'
    | 'ERROR_FROM_TARGET'
    | 'INTERNAL_ERROR'
    | 'UNKNOWN';
  readonly message: string;
  /** missing permissions and missing targets are not retried: time does not mend them */
  readonly retryable: boolean;
}

/** what an HTTP endpoint answered, or that it did not */
export class EndpointFailure extends Error {
  override readonly name = 'EndpointFailure';
  readonly failure: DeliveryFailure;
  constructor(failure: DeliveryFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

const DENIED = /^AccessDenied|^NotAuthorized|^UnauthorizedOperation|^KMSAccessDenied/;
const MISSING = /NotFound|DoesNotExist|NonExistentQueue|StateMachineDeleting/;
const THROTTLED = /^Throttl|TooManyRequests|LimitExceeded|Throttled$/;
const MALFORMED = /^Validation|^Invalid|^Serialization|^MissingParameter|UnsupportedOperation/;

/** Sorts what a call to a target threw. */
export function classify(error: unknown): DeliveryFailure {
  if (error instanceof EndpointFailure) return error.failure;
  if (error instanceof InvalidInputJson) return { code: 'INVALID_JSON', message: error.message, retryable: false };
  if (!(error instanceof AwsError)) {
    return { code: 'UNKNOWN', message: error instanceof Error ? error.message : String(error), retryable: true };
  }
  const { code, message, status } = error;
  if (DENIED.test(code) || status === 403) return { code: 'NO_PERMISSIONS', message, retryable: false };
  if (MISSING.test(code) || code === 'UnknownOperationException' || status === 404)
    return { code: 'NO_RESOURCE', message, retryable: false };
  if (/AlreadyExists/.test(code)) return { code: 'RESOURCE_ALREADY_EXISTS', message, retryable: false };
  if (THROTTLED.test(code) || status === 429) return { code: 'THROTTLING', message, retryable: true };
  if (status >= 500) return { code: 'INTERNAL_ERROR', message, retryable: true };
  if (MALFORMED.test(code)) return { code: 'INVALID_PARAMETER', message, retryable: false };
  return { code: 'ERROR_FROM_TARGET', message, retryable: false };
}
