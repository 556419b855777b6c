import { randomUUID } from 'node:crypto';
import { transportTo } from '@firstsale/laptop-cloud/sdk-transport';
import { s3Client } from '../../adapters/aws/s3-client.ts';
import { stepfunctionsClient } from '../../adapters/aws/stepfunctions-client.ts';
import { backtestShelf } from '../../adapters/s3/backtest-shelf.ts';
import { backtestRuns } from '../../adapters/stepfunctions/backtest-runs.ts';
import { type BacktestNeeds, cancelBacktest, lookAtBacktest, startBacktest } from '../../application/back-test.ts';
import type { BacktestState } from '../../domain/backtest/backtest-answer.ts';
import type { Laptop } from '../../world/laptop.ts';

/** a laptop has two to eight cores, and people look at its console meanwhile */
const AT_ONCE = 2;

export interface Crowd {
  start(draft: unknown): Promise<BacktestState>;
  look(): Promise<BacktestState>;
  cancel(): Promise<BacktestState>;
  /** what each of them is done with; used within a unit of work */
  readonly needs: BacktestNeeds;
}

/** the template's own machine for back-tests, on a laptop cloud: the same calls as in a cloud stage */
export const openCrowd = ({ cloud: { kernel, resources } }: Laptop): Crowd => {
  const named = (type: string, part: string): string => {
    const found = resources.find(({ resource, identity }) => resource.type === type && identity.ref.includes(part));
    if (found === undefined) throw new Error(`the template has no ${type} named ${part}: synthesize it again (npm run synth)`);
    return found.identity.ref;
  };
  const transport = transportTo(kernel, { kind: 'root' });
  const needs: BacktestNeeds = {
    shelf: backtestShelf(s3Client(transport), named('AWS::S3::Bucket', '-back-tests-')),
    runs: backtestRuns(stepfunctionsClient(transport), named('AWS::StepFunctions::StateMachine', '-back-test')),
    ...{ now: () => kernel.now(), newId: randomUUID, atOnce: AT_ONCE },
  };
  const ask = (work: () => Promise<BacktestState>): Promise<BacktestState> =>
    kernel.request('a back-test', work, { ahead: true });
  return {
    start: (draft) => ask(() => startBacktest(needs, draft)),
    look: () => ask(() => lookAtBacktest(needs)),
    cancel: () => ask(() => cancelBacktest(needs)),
    needs,
  };
};
