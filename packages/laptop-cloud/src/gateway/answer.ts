import { AwsError, type Kernel, type Principal } from '../contract.ts';
import { decodeCbor, encodeCborError, isCbor } from './cbor-protocol.ts';
import { signatureOf } from './credentials.ts';
import { decodeJson, encodeJsonError, isJsonTarget } from './json-protocol.ts';
import { queryErrorCodes } from './query-error-codes.ts';
import { decodeQuery, encodeQueryError, isQuery } from './query-protocol.ts';
import { decodeRest, encodeRestError, isRestPath } from './rest-protocol.ts';
import { decodeS3, encodeS3Error } from './s3-protocol.ts';
import { type DecodedCall, header, type WireRequest, type WireResponse } from './wire.ts';

/** whether a request is for AWS at all, or for a page or an HTTP API mounted beside it */
export const speaksAws = (request: WireRequest): boolean =>
  isJsonTarget(request) || isCbor(request) || signatureOf(request).accessKeyId !== undefined || isQuery(request);

/** nothing of an S3 request says what it is, but the service it was signed for */
const isS3 = (request: WireRequest): boolean => (request.service ?? signatureOf(request).service) === 's3';

/** Reads one request in whatever AWS protocol it is in, makes the call, writes the answer or the error in the same protocol. */
export async function answerAws(kernel: Kernel, request: WireRequest, principal: Principal): Promise<WireResponse> {
  const requestId = kernel.uuid();
  const withId = (response: WireResponse): WireResponse => ({
    ...response,
    headers: { ...response.headers, 'x-amzn-requestid': requestId },
  });
  try {
    const { service, action, input, encode } = decode(request);
    return withId(encode(await kernel.call({ service, action, input, principal })));
  } catch (error) {
    if (error instanceof AwsError) return withId(encodeError(request, error));
    kernel.log('gateway.failed', { path: request.path, error: String(error) });
    return withId(encodeError(request, new AwsError('InternalFailure', String(error), 500)));
  }
}

function decode(request: WireRequest): DecodedCall {
  if (isJsonTarget(request)) return decodeJson(request);
  if (isCbor(request)) return decodeCbor(request);
  if (isQuery(request)) return decodeQuery(request);
  if (isS3(request)) return decodeS3(request);
  const rest = decodeRest(request);
  if (rest !== undefined) return rest;
  const service = request.service ?? signatureOf(request).service;
  throw new AwsError(
    'UnknownOperationException',
    `the laptop cloud does not support ${request.method} ${request.path}${service === undefined ? '' : ` of ${service}`}`,
    isRestPath(request.path) ? 501 : 404,
  );
}

function encodeError(request: WireRequest, error: AwsError): WireResponse {
  if (isCbor(request)) return encodeCborError(error);
  if (isQuery(request)) return encodeQueryError(error);
  if (isS3(request)) return encodeS3Error(error);
  if (!isJsonTarget(request)) return encodeRestError(error);
  const response = encodeJsonError(error, header(request, 'content-type'));
  const queryCode = (header(request, 'x-amz-target') ?? '').startsWith('AmazonSQS.') ? queryErrorCodes[error.code] : undefined;
  if (queryCode === undefined) return response;
  return { ...response, headers: { ...response.headers, 'x-amzn-query-error': `${queryCode};Sender` } };
}
