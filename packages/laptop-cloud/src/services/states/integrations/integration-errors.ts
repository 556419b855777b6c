import type { Answer } from '@firstsale/states-language/execution';
import { AwsError } from '../../../contract.ts';

interface Names {
  /** begins the error's name */
  readonly prefix: string;
  /** in the text */
  readonly service: string;
  /** what an error without a class of its own is called */
  readonly base: string;
}
const OPTIMIZED: Readonly<Record<string, Names>> = {
  lambda: { prefix: 'Lambda', service: 'AWSLambda', base: 'AWSLambdaException' },
  sqs: { prefix: 'SQS', service: 'AmazonSQS', base: 'AmazonSQSException' },
  dynamodb: { prefix: 'DynamoDB', service: 'AmazonDynamoDBv2', base: 'AmazonDynamoDBException' },
  events: { prefix: 'EventBridge', service: 'AmazonEventBridge', base: 'AmazonEventBridgeException' },
  states: { prefix: 'StepFunctions', service: 'AWSStepFunctions', base: 'AWSStepFunctionsException' },
};
// errors that every service can give and no SDK has a class for
const COMMON =
  /^(AccessDenied|AccessDeniedException|ValidationException|ValidationError|UnknownOperationException|InternalFailure|UnrecognizedClientException)$/;

const className = (code: string): string => (/Exception$/.test(code) ? code : `${code}Exception`);

/** an optimized integration's call was refused, told as Step Functions tells it */
export function optimizedFailure(service: string, problem: unknown, requestId: string): Answer {
  const error = asAwsError(problem);
  const names = OPTIMIZED[service] ?? { prefix: service, service, base: `${service}Exception` };
  const name = COMMON.test(error.code) ? names.base : className(error.code);
  const cause = `${error.message} (Service: ${names.service}; Status Code: ${error.status}; Error Code: ${error.code}; Request ID: ${requestId}; Proxy: null)`;
  return { kind: 'failed', error: `${names.prefix}.${name}`, cause };
}

/** as above for `aws-sdk:` integrations, which word it another way */
export function sdkFailure(prefix: string, problem: unknown, requestId: string): Answer {
  const error = asAwsError(problem);
  const name = COMMON.test(error.code) ? `${prefix}Exception` : className(error.code);
  const cause = `${error.message} (Service: ${prefix}, Status Code: ${error.status}, Request ID: ${requestId})`;
  return { kind: 'failed', error: `${prefix}.${name}`, cause };
}

function asAwsError(problem: unknown): AwsError {
  return problem instanceof AwsError ? problem : new AwsError('InternalFailure', String(problem), 500);
}
