import { AwsError } from '../contract.ts';
import { bodyText, type DecodedCall, header, toJson, type WireRequest, type WireResponse } from './wire.ts';

/** services that are called with X-Amz-Target, by the prefix of the target */
const targets: Readonly<Record<string, string>> = {
  DynamoDB_20120810: 'dynamodb',
  DynamoDBStreams_20120810: 'dynamodbstreams',
  AWSStepFunctions: 'states',
  AmazonSQS: 'sqs',
  AWSEvents: 'events',
  secretsmanager: 'secretsmanager',
  Logs_20140328: 'logs',
  GraniteServiceVersion20100801: 'cloudwatch',
  AWSCognitoIdentityProviderService: 'cognito-idp',
};

/** members that are binary, by service: they come as base64. DynamoDB's stay text, its service passes them on */
const binaryMembers: Readonly<Record<string, ReadonlySet<string>>> = {
  sqs: new Set(['BinaryValue', 'BinaryListValues']),
  secretsmanager: new Set(['SecretBinary']),
};

export const isJsonTarget = (request: WireRequest): boolean => header(request, 'x-amz-target') !== undefined;

/** awsJson 1.0 and 1.1. @throws AwsError for an unknown target or a body that is no JSON */
export function decodeJson(request: WireRequest): DecodedCall {
  const [prefix = '', action = ''] = (header(request, 'x-amz-target') ?? '').split('.');
  const service = Object.hasOwn(targets, prefix) ? targets[prefix] : undefined;
  if (service === undefined)
    throw new AwsError('UnknownOperationException', `the laptop cloud runs no service with the target ${prefix}.${action}`, 400);
  const contentType = header(request, 'content-type') ?? 'application/x-amz-json-1.0';
  return {
    service,
    action,
    input: parseBody(bodyText(request), binaryMembers[service]),
    encode: (output): WireResponse => ({ statusCode: 200, headers: { 'content-type': contentType }, body: toJson(output) }),
  };
}

/** @throws AwsError SerializationException, as AWS answers a broken body */
export function parseBody(text: string, binary: ReadonlySet<string> | undefined): unknown {
  if (text === '') return {};
  try {
    if (binary === undefined) return JSON.parse(text);
    return JSON.parse(text, (key, value: unknown) => {
      if (!binary.has(key)) return value;
      if (typeof value === 'string') return bytes(value);
      return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? bytes(item) : item)) : value;
    });
  } catch (cause) {
    throw Object.assign(new AwsError('SerializationException', `the body of the request is not JSON: ${String(cause)}`), {
      cause,
    });
  }
}

const bytes = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'));

export const encodeJsonError = (error: AwsError, contentType = 'application/x-amz-json-1.0'): WireResponse => ({
  statusCode: error.status,
  headers: { 'content-type': contentType, 'x-amzn-errortype': error.code },
  body: toJson({ ...error.fields, __type: error.code, message: error.message }),
});
