import { errorDetails } from '../states/task-state.ts';
import type { Outcome } from './outcome.ts';
import type { Run } from './run.ts';

/** leaves out what there is none of */
export const plain = (error: string | null, cause: string | null): { error?: string; cause?: string } => ({
  ...(error === null ? {} : { error }),
  ...(cause === null ? {} : { cause }),
});

/** the last event, and how it ended */
export function end(run: Run, outcome: Exclude<Outcome, { readonly kind: 'blocked' }>): void {
  const { root } = run.state;
  if (outcome.kind === 'succeeded') {
    run.event(root, 'ExecutionSucceeded', { output: outcome.output });
    run.state.ending = { status: 'SUCCEEDED', output: outcome.output };
  } else {
    run.event(root, 'ExecutionFailed', errorDetails(outcome.error, outcome.cause));
    run.state.ending = { status: 'FAILED', ...plain(outcome.error, outcome.cause) };
  }
}
