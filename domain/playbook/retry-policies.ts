/** a retrier of the States Language */
interface Retrier {
  readonly ErrorEquals: readonly string[];
  readonly MaxAttempts: number;
  readonly IntervalSeconds: number;
  readonly BackoffRate: number;
  readonly MaxDelaySeconds: number;
  readonly JitterStrategy: 'FULL' | 'NONE';
}

/** Lambda or a store behind a step was busy, or another write came first: likely over soon, so it is tried for three minutes */
const busy = {
  ErrorEquals: [
    'Lambda.TooManyRequestsException',
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'ConcurrentChange',
    'ServiceUnavailable',
  ],
  // waits at most 1 + 2 + 4 + 8 + 16 + 32 + 60 + 60 = 183 seconds in all; with full jitter about half of it
  MaxAttempts: 8,
  IntervalSeconds: 1,
  BackoffRate: 2,
  MaxDelaySeconds: 60,
  JitterStrategy: 'FULL',
} as const satisfies Retrier;

/** the step ran out of time or its process died: each try may take its whole time again, so there are few */
const died = {
  ErrorEquals: ['States.Timeout', 'Sandbox.Timedout', 'Lambda.Unknown'],
  // waits at most 1 + 2 + 4 = 7 seconds in all, besides the 60 seconds of each try
  MaxAttempts: 3,
  IntervalSeconds: 1,
  BackoffRate: 2,
  MaxDelaySeconds: 60,
  JitterStrategy: 'FULL',
} as const satisfies Retrier;

/**
 * How the states of the playbooks are tried again. A state names its policy, `"Retry": [{ "ErrorEquals": ["Retry.Step"] }]`, and
 * expand-retries.ts puts the retriers there when the template is made.
 */
export const retryPolicies = {
  /** a state that calls a step: at most 183 + 7 = 190 seconds of waiting, if all its tries fail */
  'Retry.Step': [busy, died],
  /** a state that waits for news: at most 183 seconds; its time-out is no failure, the state catches it and waits on */
  'Retry.Wait': [busy],
} as const satisfies Readonly<Record<string, readonly Retrier[]>>;
export type RetryPolicy = keyof typeof retryPolicies;
