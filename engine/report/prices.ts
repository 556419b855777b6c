/**
 * AWS list prices in USD, region us-east-1, arm64, on demand, without free tiers; as last checked on `asOf`.
 * Every figure is the one on the service's own pricing page; change `asOf` when you change one.
 */
export const prices = {
  asOf: '2026-11',
  region: 'us-east-1',
  /** Step Functions Standard, per state transition */
  stateTransition: 25 / 1e6,
  /** Lambda, per request and per GB-second on arm64 */
  lambdaRequest: 0.2 / 1e6,
  lambdaGbSecond: 0.0000133334,
  /** CloudWatch Logs, per GB taken in: functions' own and vended ones cost the same up to 10 TB a month */
  logGb: 0.5,
  /** DynamoDB on demand, per request unit */
  writeUnit: 0.625 / 1e6,
  readUnit: 0.125 / 1e6,
  /** EventBridge, per custom event of 64 KB */
  busEvent: 1 / 1e6,
  /** EventBridge API destination, per call */
  apiDestinationCall: 0.2 / 1e6,
  /** EventBridge Scheduler, per invocation */
  schedulerInvocation: 1 / 1e6,
  /** SQS standard queue, per request of 64 KB */
  queueRequest: 0.4 / 1e6,
  /** SES, per e-mail */
  mail: 0.1 / 1e3,
  /** HTTP API, per request */
  apiRequest: 1 / 1e6,
} as const;
