import { cbor, tag } from '@smithy/core/cbor';
import { AwsError } from '../contract.ts';
import { type DecodedCall, header, isRecord, type WireRequest, type WireResponse } from './wire.ts';

/** services that are called with Smithy's RPC over CBOR, as today's SDKs call CloudWatch */
const services: Readonly<Record<string, string>> = { GraniteServiceVersion20100801: 'cloudwatch' };
const PATH = /^\/service\/([^/]+)\/operation\/([^/]+)\/?$/;

export const isCbor = (request: WireRequest): boolean => header(request, 'smithy-protocol') === 'rpc-v2-cbor';

const respond = (statusCode: number, content: unknown, more: Readonly<Record<string, string>> = {}): WireResponse => ({
  statusCode,
  headers: { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor', ...more },
  body: cbor.serialize(content),
});

/** @throws AwsError for a service that is not called so, or a body that is no CBOR */
export function decodeCbor(request: WireRequest): DecodedCall {
  const [, target = '', action = ''] = PATH.exec(request.path) ?? [];
  const service = Object.hasOwn(services, target) ? services[target] : undefined;
  if (service === undefined)
    throw new AwsError('UnknownOperationException', `the laptop cloud runs no service ${target} over CBOR`, 404);
  const body = typeof request.body === 'string' ? Buffer.from(request.body, 'latin1') : request.body;
  return { service, action, input: read(body), encode: (output) => respond(200, withInstants(output)) };
}

function read(body: Uint8Array): unknown {
  if (body.length === 0) return {};
  try {
    return cbor.deserialize(body);
  } catch (cause) {
    throw Object.assign(new AwsError('SerializationException', 'the body of the request is not CBOR'), { cause });
  }
}

/** services give instants as numbers of seconds, and CBOR has a type for them */
function withInstants(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withInstants);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [
        name,
        typeof inner === 'number' && name.endsWith('Timestamp') ? tag({ tag: 1, value: inner }) : withInstants(inner),
      ]),
  );
}

export const encodeCborError = ({ code, message, status, fields }: AwsError): WireResponse =>
  respond(
    status,
    { ...fields, __type: code, message },
    { 'x-amzn-query-error': `${code};${status < 500 ? 'Sender' : 'Receiver'}` },
  );
