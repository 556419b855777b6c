import { createHash } from 'node:crypto';
import {
  DescribeExecutionCommand,
  type DescribeExecutionCommandOutput,
  ExecutionDoesNotExist,
  ExecutionNotRedrivable,
  GetExecutionHistoryCommand,
  InvalidToken,
  ListExecutionsCommand,
  RedriveExecutionCommand,
  type SFNClient,
} from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { InvalidInput } from '../../domain/errors.ts';
import { type FailedRun, type FailedRuns, failedStatuses } from '../../domain/playbook/failed-runs.ts';
import { runInput } from '../../domain/playbook/run-input.ts';
import { calling } from '../aws/service-failure.ts';
import { openCursor, sealCursor } from '../cursor.ts';
import { executionOf, machineOf } from './execution-arn.ts';
import type { PlaybookArns } from './run-starter.ts';

/** a state's eight tries are four events each: the state it failed in is among the newest of these */
const NEWEST_EVENTS = 100;
const position = z.object({ token: z.string().min(1) });
const status = z.enum(failedStatuses);

const parsedInput = (text: string | undefined) => {
  try {
    return runInput.safeParse(JSON.parse(text ?? '')).data;
  } catch {
    return undefined;
  }
};

export const failedRuns = (client: SFNClient, arns: PlaybookArns): FailedRuns => {
  const stateOf = async (executionArn: string): Promise<string | undefined> => {
    const ask = new GetExecutionHistoryCommand({
      executionArn,
      reverseOrder: true,
      includeExecutionData: false,
      maxResults: NEWEST_EVENTS,
    });
    const { events = [] } = await calling('states', () => client.send(ask));
    return events.find(({ stateEnteredEventDetails: entered }) => entered !== undefined)?.stateEnteredEventDetails?.name;
  };
  const failureOf = async (found: DescribeExecutionCommandOutput): Promise<FailedRun | undefined> => {
    const ended = status.safeParse(found.status);
    if (!ended.success) return undefined;
    return {
      run: found.name ?? '',
      status: ended.data,
      startedAt: found.startDate?.toISOString() ?? '',
      stoppedAt: found.stopDate?.toISOString() ?? '',
      state: await stateOf(found.executionArn ?? ''),
      error: found.error,
      cause: found.cause,
      redrives: found.redriveCount ?? 0,
      notRedrivable:
        found.redriveStatus === 'REDRIVABLE' ? undefined : (found.redriveStatusReason ?? found.redriveStatus ?? 'unknown'),
    };
  };
  const describe = (executionArn: string) => calling('states', () => client.send(new DescribeExecutionCommand({ executionArn })));
  return {
    list: async (playbook, statusFilter, maxResults, cursor) => {
      const nextToken = cursor === undefined ? undefined : openCursor(position, cursor).token;
      const ask = new ListExecutionsCommand({ stateMachineArn: machineOf(arns[playbook]), statusFilter, maxResults, nextToken });
      try {
        const page = await calling('states', () => client.send(ask));
        const found = await Promise.all((page.executions ?? []).map(({ executionArn }) => describe(executionArn ?? '')));
        const runs = (await Promise.all(found.map(failureOf))).filter((one) => one !== undefined);
        return { runs, cursor: page.nextToken === undefined ? undefined : sealCursor({ token: page.nextToken }) };
      } catch (error) {
        if (!(error instanceof InvalidToken)) throw error;
        throw new InvalidInput('cursor', { code: 'cursor-unknown', about: {} }, { cause: error });
      }
    },
    find: async (playbook, run) => {
      try {
        const found = await describe(executionOf(arns[playbook], run));
        const failed = await failureOf(found);
        if (failed === undefined) return found.status === 'SUCCEEDED' ? 'succeeded' : 'running';
        return { ...failed, input: parsedInput(found.input) };
      } catch (error) {
        if (error instanceof ExecutionDoesNotExist) return undefined;
        throw error;
      }
    },
    statusOf: async (playbook, run) => {
      try {
        return (await describe(executionOf(arns[playbook], run))).status;
      } catch (error) {
        if (error instanceof ExecutionDoesNotExist) return undefined;
        throw error;
      }
    },
    redrive: async (playbook, run, key) => {
      // 64 characters at most
      const clientToken = createHash('sha256').update(`${key}\n${run}`).digest('hex');
      const again = new RedriveExecutionCommand({ executionArn: executionOf(arns[playbook], run), clientToken });
      try {
        await calling('states', () => client.send(again));
        return true;
      } catch (error) {
        if (error instanceof ExecutionNotRedrivable) return false;
        throw error;
      }
    },
  };
};
