import { showEvent } from '@firstsale/states-language/history';
import { parseJson } from '@firstsale/states-language/json';
import { DATA_LIMIT_BYTES } from '@firstsale/states-language/limits';
import * as z from 'zod';
import { AwsError } from '../../../contract.ts';
import { parseInput } from '../../parse-input.ts';
import { MAP_RUN } from '../caller.ts';
import type { Executions } from '../executions.ts';
import { redrive } from '../redrive-executions.ts';
import { redriveStatus } from '../redrive-status.ts';
import type { ExecutionRow } from '../store/execution-rows.ts';
import { RedriveTokens } from '../store/redrive-tokens.ts';
import { described, pageOfRows, refuseChild } from './execution-shapes.ts';
import type { Registry } from './machine-actions.ts';
import { checkName, Name } from './name.ts';
import { pageSize, readPosition, writePosition } from './paging.ts';

const Arn = z.string().min(1).max(512);
const Start = z.strictObject({
  stateMachineArn: Arn,
  name: Name.optional(),
  input: z.string().default('{}'),
  traceHeader: z.string().optional(),
});
const OfExecution = z.strictObject({ executionArn: Arn });
const Redrive = OfExecution.extend({
  clientToken: z
    .string()
    .regex(/^[!-~]{1,64}$/)
    .optional(),
});
const Described = OfExecution.extend({ includedData: z.enum(['ALL_DATA', 'METADATA_ONLY']).default('ALL_DATA') });
const Stop = OfExecution.extend({ error: z.string().max(256).optional(), cause: z.string().max(32_768).optional() });
const Page = { maxResults: z.number().int().min(0).max(1000).optional(), nextToken: z.string().optional() };
const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED', 'PENDING_REDRIVE'] as const;
const List = z.strictObject({
  stateMachineArn: Arn.optional(),
  mapRunArn: z.string().min(1).max(2000).optional(),
  statusFilter: z.enum(STATUSES).optional(),
  ...Page,
});
const History = z.strictObject({
  executionArn: Arn,
  reverseOrder: z.boolean().default(false),
  includeExecutionData: z.boolean().default(true),
  ...Page,
});
/** a closed execution's name may be used again after this long; documented */
const NAME_KEPT_MS = 90 * 86_400_000;

/** everything about single executions but their task tokens */
export function executionActions(registry: Registry, executions: Executions) {
  const { kernel, machines, versions } = registry;
  const tokens = new RedriveTokens(kernel.journal);

  function find(arn: string): ExecutionRow {
    const row = executions.rows.byArn(arn);
    if (row === undefined || row.type === 'EXPRESS')
      throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
    return row;
  }

  function create(input: unknown): Pick<ExecutionRow, 'id' | 'arn' | 'started'> {
    const given = parseInput(Start, input);
    if (given.name !== undefined) checkName(given.name);
    if (Buffer.byteLength(given.input) > DATA_LIMIT_BYTES)
      throw new AwsError(
        'InvalidExecutionInput',
        `Invalid State Machine Execution Input: 'the input is longer than ${DATA_LIMIT_BYTES} bytes'`,
      );
    if (parseJson(given.input) === undefined)
      throw new AwsError(
        'InvalidExecutionInput',
        `Invalid State Machine Execution Input: 'could not parse the input as JSON: ${given.input.slice(0, 80)}'`,
      );
    const target = versions.resolve(given.stateMachineArn);
    const machine = machines.get(target.machine);
    const name = given.name ?? kernel.uuid();
    const express = machine.type === 'EXPRESS';
    const arn = express
      ? `${machine.arn.replace(':stateMachine:', ':express:')}:${name}:${kernel.uuid()}`
      : `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
    const existing = express ? undefined : sameName(arn, given.input, target.version);
    if (existing !== undefined) return existing;
    const parent = typeof input === 'object' && input !== null ? executions.parentOf(input) : null;
    const started = kernel.now();
    const { machine: machineArn, revision, version, alias } = target;
    const id = executions.create({
      arn,
      name,
      machine: machineArn,
      type: machine.type,
      revision,
      version,
      alias,
      started,
      input: given.input,
      parent,
    });
    return { id, arn, started };
  }

  // the same start again is answered with the running execution; anything else needs another name
  function sameName(arn: string, input: string, version: string | null): ExecutionRow | undefined {
    const row = executions.rows.byArn(arn);
    if (row === undefined) return undefined;
    if (row.status === 'RUNNING' && row.input === input && row.version === version) return row;
    if (row.stopped !== null && kernel.now() - row.stopped > NAME_KEPT_MS) {
      executions.forget(row.id);
      return undefined;
    }
    throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
  }

  function ofMachine(arn: string, status: string | null, before: number, limit: number): ExecutionRow[] {
    const isVersion = versions.find(arn) !== undefined;
    const alias = versions.alias(arn);
    const machine = machines.get(alias?.machine ?? (isVersion ? arn.slice(0, arn.lastIndexOf(':')) : arn));
    if (machine.type === 'EXPRESS')
      throw new AwsError('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
    return executions.rows.list({
      machine: machine.arn,
      status,
      version: isVersion ? arn : null,
      alias: alias?.arn ?? null,
      before,
      limit,
    });
  }

  return {
    StartExecution(input: unknown) {
      // a Map Run asks whether it may start its children, and starts them itself
      if (typeof input === 'object' && input !== null && executions.parentOf(input) === MAP_RUN)
        return { executionArn: '', startDate: kernel.now() / 1_000 };
      const row = create(input);
      return { executionArn: row.arn, startDate: row.started / 1_000 };
    },

    async StartSyncExecution(input: unknown) {
      const { stateMachineArn } = parseInput(Start, input);
      if (machines.get(versions.resolve(stateMachineArn).machine).type !== 'EXPRESS') {
        throw new AwsError('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
      }
      const { id } = create(input);
      await kernel.awaitingClock(new Promise<void>((resolve) => executions.onEnd(id, resolve)));
      const row = executions.rows.byId(id);
      if (row === undefined) throw new Error(`the execution ${id} is gone`);
      return {
        ...described(row),
        billingDetails: {
          billedDurationInMilliseconds: Math.max(100, (row.stopped ?? row.started) - row.started),
          billedMemoryUsedInMB: 64,
        },
      };
    },

    StopExecution(input: unknown) {
      const { executionArn, error, cause } = parseInput(Stop, input);
      refuseChild('stop', find(executionArn));
      const row = executions.stopByArn(executionArn, error ?? null, cause ?? null);
      return { stopDate: (row.stopped ?? kernel.now()) / 1_000 };
    },

    DescribeExecution(input: unknown) {
      const { executionArn, includedData } = parseInput(Described, input);
      const row = find(executionArn);
      const { status, reason } = redriveStatus(row, kernel.now());
      return {
        ...described(row, includedData === 'ALL_DATA'),
        ...(row.version === null ? {} : { stateMachineVersionArn: row.version }),
        ...(row.alias === null ? {} : { stateMachineAliasArn: row.alias }),
        redriveCount: row.redrives,
        ...(row.redriven === null ? {} : { redriveDate: row.redriven / 1_000 }),
        redriveStatus: status,
        ...(reason === null ? {} : { redriveStatusReason: reason }),
      };
    },

    DescribeStateMachineForExecution(input: unknown) {
      const { executionArn, includedData } = parseInput(Described, input);
      const row = find(executionArn);
      const revision = machines.revision(row.machine.replace(/\/[^/:]+$/, ''), row.revision);
      return {
        stateMachineArn: row.machine,
        name: row.machine.slice(row.machine.lastIndexOf(':') + 1),
        ...(includedData === 'ALL_DATA' ? { definition: revision.definition } : {}),
        roleArn: revision.role,
        updateDate: revision.created / 1_000,
        revisionId: revision.revision,
      };
    },

    ListExecutions(input: unknown) {
      const { stateMachineArn, mapRunArn, statusFilter, maxResults, nextToken } = parseInput(List, input);
      const limit = pageSize(maxResults);
      const before = nextToken === undefined ? Number.MAX_SAFE_INTEGER : readPosition(nextToken);
      if ((stateMachineArn === undefined) === (mapRunArn === undefined))
        throw new AwsError('ValidationException', 'Exactly one of stateMachineArn and mapRunArn must be specified');
      if (mapRunArn !== undefined) {
        const children = executions.mapRuns.children(mapRunArn, statusFilter ?? null, before, limit + 1);
        if (children[0]?.type === 'EXPRESS')
          throw new AwsError('StateMachineTypeNotSupported', 'This operation is not supported by this type of state machine');
        return pageOfRows(children, limit);
      }
      return pageOfRows(ofMachine(stateMachineArn ?? '', statusFilter ?? null, before, limit + 1), limit);
    },

    GetExecutionHistory(input: unknown) {
      const { executionArn, reverseOrder, includeExecutionData, maxResults, nextToken } = parseInput(History, input);
      const row = find(executionArn);
      const limit = pageSize(maxResults);
      const from = nextToken === undefined ? (reverseOrder ? Number.MAX_SAFE_INTEGER : 1) : readPosition(nextToken);
      const events = executions.live.history(row.id, from, limit + 1, reverseOrder);
      const next = events[limit];
      return {
        events: events.slice(0, limit).map((event) => showEvent(event, includeExecutionData)),
        ...(next === undefined ? {} : { nextToken: writePosition(next.id) }),
      };
    },

    RedriveExecution(input: unknown) {
      const { executionArn, clientToken } = parseInput(Redrive, input);
      const row = find(executionArn);
      refuseChild('redrive', row);
      const before = clientToken === undefined ? undefined : tokens.redriven(row.id, clientToken, kernel.now());
      if (before !== undefined) return { redriveDate: before / 1_000 };
      const redriven = redrive(row, executions, kernel.now());
      if (clientToken !== undefined) tokens.remember(row.id, clientToken, redriven);
      return { redriveDate: redriven / 1_000 };
    },
  };
}
