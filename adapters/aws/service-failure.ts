import * as z from 'zod';
import { ServiceUnavailable } from '../../domain/errors.ts';

const passing = new Set([
  'ThrottlingException',
  'Throttling',
  'TooManyRequestsException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'LimitExceededException',
  'RequestThrottled',
  'InternalServerError',
  'InternalFailure',
  'InternalException',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'TimeoutError',
  'TransactionInProgressException',
]);
const networkCodes = new Set(['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
const failure = z.looseObject({
  name: z.string(),
  code: z.string().optional(),
  $metadata: z.looseObject({ httpStatusCode: z.number().optional() }).optional(),
});

/** true when the same call may succeed later: throttled, timed out, or the service had a failure of its own */
export const mayPass = (error: unknown): boolean => {
  const parsed = failure.safeParse(error);
  if (!parsed.success) return false;
  const { name, code, $metadata } = parsed.data;
  return passing.has(name) || (code !== undefined && networkCodes.has(code)) || ($metadata?.httpStatusCode ?? 0) >= 500;
};

/**
 * Makes a call and names its failures for the domain.
 * @throws ServiceUnavailable when it may succeed later; anything else as the SDK threw it
 */
export const calling = async <Answer>(service: string, call: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await call();
  } catch (error) {
    if (mayPass(error)) throw new ServiceUnavailable(service, { cause: error });
    throw error;
  }
};
