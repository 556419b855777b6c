import {
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  ListMapRunsCommand,
  type SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';
import type { BacktestRuns } from '../../domain/backtest/backtest-ports.ts';
import { calling } from '../aws/service-failure.ts';

const status = z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']);

/** executions of the machine that plays a population */
export const backtestRuns = (client: SFNClient, stateMachineArn: string): BacktestRuns => ({
  start: (name, input) =>
    calling('states', async () => {
      const start = new StartExecutionCommand({ stateMachineArn, name, input: JSON.stringify(input) });
      return z.string().parse((await client.send(start)).executionArn);
    }),
  look: (executionArn) =>
    calling('states', async () => {
      const described = await client.send(new DescribeExecutionCommand({ executionArn }));
      const { mapRuns = [] } = await client.send(new ListMapRunsCommand({ executionArn, maxResults: 1 }));
      const mapRunArn = mapRuns[0]?.mapRunArn;
      const run = mapRunArn === undefined ? undefined : await client.send(new DescribeMapRunCommand({ mapRunArn }));
      const { succeeded = 0, failed = 0, timedOut = 0, total = 0 } = run?.itemCounts ?? {};
      const message = [described.error, described.cause].filter((one) => one !== undefined).join(': ');
      return { status: status.parse(described.status), played: succeeded + failed + timedOut, total, message };
    }),
  stop: async (executionArn) => {
    await calling('states', () => client.send(new StopExecutionCommand({ executionArn, error: 'Cancelled' })));
  },
});
