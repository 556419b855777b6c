import { AwsError } from '../contract.ts';
import { queryErrorCodes } from './query-error-codes.ts';
import { memberInput, memberXml } from './query-shape.ts';
import { sqsInput, sqsResult } from './sqs-query.ts';
import { bodyText, type DecodedCall, header, isRecord, type WireRequest, type WireResponse } from './wire.ts';
import { element, leaf } from './xml.ts';

const namespaces: Readonly<Record<string, string>> = {
  sqs: 'http://queue.amazonaws.com/doc/2012-11-05/',
  sts: 'https://sts.amazonaws.com/doc/2011-06-15/',
  sns: 'http://sns.amazonaws.com/doc/2010-03-31/',
  cloudwatch: 'http://monitoring.amazonaws.com/doc/2010-08-01/',
};
const versions: Readonly<Record<string, string>> = {
  '2012-11-05': 'sqs',
  '2011-06-15': 'sts',
  '2010-03-31': 'sns',
  '2010-08-01': 'cloudwatch',
};

export const isQuery = (request: WireRequest): boolean =>
  (header(request, 'content-type') ?? '').startsWith('application/x-www-form-urlencoded') &&
  bodyText(request).includes('Action=');

/** The query protocol, for STS, SNS, and for clients of SQS and CloudWatch from before their newer ones (Debian's awscli). @throws AwsError */
export function decodeQuery(request: WireRequest): DecodedCall {
  const parameters = new URLSearchParams(bodyText(request));
  const action = parameters.get('Action') ?? '';
  const service = versions[parameters.get('Version') ?? ''];
  if (service === undefined)
    throw new AwsError(
      'InvalidAction',
      `the laptop cloud speaks the query protocol for sqs, sts, sns and cloudwatch, not API version ${parameters.get('Version')}`,
    );
  const input = service === 'sqs' ? sqsInput(action, parameters, request.path) : memberInput(parameters);
  return { service, action, input, encode: (output) => encodeQuery(service, action, output) };
}

function encodeQuery(service: string, action: string, output: unknown): WireResponse {
  const content = isRecord(output) ? output : {};
  const result = service === 'sqs' ? sqsResult(action, content) : memberXml(content);
  const body = element(`${action}Result`, result) + element('ResponseMetadata', leaf('RequestId', 'local'));
  return {
    statusCode: 200,
    headers: { 'content-type': 'text/xml' },
    body: `<${action}Response xmlns="${namespaces[service]}">${body}</${action}Response>`,
  };
}

export const encodeQueryError = (error: AwsError): WireResponse => {
  const code = queryErrorCodes[error.code] ?? error.code.replace(/Exception$/, '');
  const content = leaf('Type', error.status < 500 ? 'Sender' : 'Receiver') + leaf('Code', code) + leaf('Message', error.message);
  return {
    statusCode: error.code === 'AccessDeniedException' ? 403 : error.status,
    headers: { 'content-type': 'text/xml' },
    body: element('ErrorResponse', element('Error', content) + leaf('RequestId', 'local')),
  };
};
