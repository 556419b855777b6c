import {
  DescribeExecutionCommand,
  DescribeStateMachineForExecutionCommand,
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  type HistoryEvent,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import type { RunEvent, RunReader } from '../../domain/playbook/run-ports.ts';
import { calling } from '../aws/service-failure.ts';
import { executionOf } from './execution-arn.ts';
import type { PlaybookArns } from './run-starter.ts';

/** pages of 1,000 events; a playbook's run has some hundreds at most */
const PAGES = 5;

const errorOf = (event: HistoryEvent): string | undefined =>
  event.taskFailedEventDetails?.error ??
  event.taskTimedOutEventDetails?.error ??
  event.taskSubmitFailedEventDetails?.error ??
  event.taskStartFailedEventDetails?.error ??
  event.lambdaFunctionFailedEventDetails?.error ??
  event.lambdaFunctionTimedOutEventDetails?.error ??
  event.evaluationFailedEventDetails?.error;

/** undefined: nothing that shows on the path */
const readEvent = (event: HistoryEvent): RunEvent | undefined => {
  const at = event.timestamp?.toISOString() ?? '';
  const entered = event.stateEnteredEventDetails?.name;
  if (entered !== undefined) return { at, kind: 'entered', state: entered };
  const exited = event.stateExitedEventDetails?.name;
  if (exited !== undefined) return { at, kind: 'exited', state: exited };
  if (event.type === 'TaskScheduled' || event.type === 'LambdaFunctionScheduled') return { at, kind: 'tried' };
  const error = errorOf(event);
  return error === undefined ? undefined : { at, kind: 'failed', error };
};

const historyOf = async (client: SFNClient, executionArn: string) => {
  const events: RunEvent[] = [];
  let nextToken: string | undefined;
  for (let page = 0; page < PAGES; page += 1) {
    // the data of merchants stays where it is: names and instants are enough
    const ask = new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false, maxResults: 1_000, nextToken });
    const answer = await calling('states', () => client.send(ask));
    events.push(...(answer.events ?? []).map(readEvent).filter((one) => one !== undefined));
    nextToken = answer.nextToken;
    if (nextToken === undefined) return { events, truncated: false };
  }
  return { events, truncated: true };
};

export const runReader = (client: SFNClient, arns: PlaybookArns): RunReader => ({
  read: async (playbook, run) => {
    const executionArn = executionOf(arns[playbook], run);
    try {
      const [found, machine, history] = await Promise.all([
        calling('states', () => client.send(new DescribeExecutionCommand({ executionArn }))),
        calling('states', () => client.send(new DescribeStateMachineForExecutionCommand({ executionArn }))),
        historyOf(client, executionArn),
      ]);
      return {
        status: found.status ?? 'RUNNING',
        startedAt: found.startDate?.toISOString() ?? '',
        ...(found.stopDate === undefined ? {} : { stoppedAt: found.stopDate.toISOString() }),
        ...(found.error === undefined ? {} : { error: found.error }),
        definition: machine.definition ?? '{}',
        ...history,
      };
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return undefined;
      throw error;
    }
  },
});
