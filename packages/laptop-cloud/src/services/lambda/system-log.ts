import type { FunctionConfig } from './function-config.ts';
import type { Outcome } from './sandbox/environment.ts';

/** virtual time, and what Lambda knows about one invocation */
export interface InvocationFacts {
  readonly now: number;
  readonly requestId: string;
  readonly version: string;
}

const record = (now: number, type: string, about: object) =>
  JSON.stringify({ time: new Date(now).toISOString(), type, record: about });

/** system logs say nothing below WARN but failures: START and REPORT are INFO */
const quiet = (config: FunctionConfig) => config.logFormat === 'JSON' && config.systemLogLevel === 'WARN';

/** the line before the function's own, in its log format */
export function startLines(config: FunctionConfig, { now, requestId, version }: InvocationFacts): string[] {
  if (config.logFormat === 'Text') return [`START RequestId: ${requestId} Version: ${version}`];
  return quiet(config) ? [] : [record(now, 'platform.start', { requestId, version })];
}

/** the lines after it; `ms` is real */
export function endLines(config: FunctionConfig, { now, requestId }: InvocationFacts, ms: number, outcome: Outcome): string[] {
  const failure = outcome.kind === 'error' && outcome.died ? outcome.error : undefined;
  if (config.logFormat === 'JSON') {
    const status = outcome.kind === 'answer' ? 'success' : failure?.errorType === 'Sandbox.Timedout' ? 'timeout' : 'error';
    const metrics = { durationMs: Number(ms.toFixed(3)), billedDurationMs: Math.ceil(ms), memorySizeMB: config.memoryMb };
    if (quiet(config) && status === 'success') return [];
    return [record(now, 'platform.report', { requestId, metrics, status, ...(failure && { errorType: failure.errorType }) })];
  }
  const text = failure?.errorMessage.replace(/^RequestId: \S+ Error: /, '');
  return [
    ...(text === undefined ? [] : [`${new Date(now).toISOString()} ${requestId} ${text}`]),
    `END RequestId: ${requestId}`,
    `REPORT RequestId: ${requestId}\tDuration: ${ms.toFixed(2)} ms\tBilled Duration: ${Math.ceil(ms)} ms\tMemory Size: ${config.memoryMb} MB`,
  ];
}
