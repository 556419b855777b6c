import type { Signal } from '@firstsale/states-language/advance';
import { parseJson } from '@firstsale/states-language/json';
import { DATA_LIMIT_BYTES } from '@firstsale/states-language/limits';
import { readToken } from '@firstsale/states-language/token';
import * as z from 'zod';
import { AwsError } from '../../../contract.ts';
import { parseInput } from '../../parse-input.ts';
import type { Executions } from '../executions.ts';

const Token = z.strictObject({ taskToken: z.string().min(1).max(2048) });
const Success = Token.extend({ output: z.string() });
const Failure = Token.extend({ error: z.string().max(256).optional(), cause: z.string().max(32_768).optional() });

type Place = { readonly address: readonly number[]; readonly serial: number; readonly token: string };

/** SendTaskSuccess, SendTaskFailure, SendTaskHeartbeat */
export function tokenActions(executions: Executions) {
  /** throws InvalidToken for what is no token, TaskTimedOut for one nobody waits with any more */
  function reply(token: string, make: (place: Place) => Signal): void {
    const target = readToken(token);
    if (target === undefined) throw new AwsError('InvalidToken', `Invalid Token: 'Invalid token'`);
    const row = executions.rows.byArn(target.executionArn);
    const gone = new AwsError('TaskTimedOut', "Task Timed Out: 'Provided task does not exist anymore'");
    if (row === undefined || row.status !== 'RUNNING') throw gone;
    if (!executions.signal(row.id, make({ address: target.address, serial: target.serial, token }))) throw gone;
  }

  return {
    SendTaskSuccess(input: unknown) {
      const { taskToken, output } = parseInput(Success, input);
      const value = parseJson(output);
      if (value === undefined || Buffer.byteLength(output) > DATA_LIMIT_BYTES) {
        if (readToken(taskToken) === undefined) throw new AwsError('InvalidToken', `Invalid Token: 'Invalid token'`);
        throw new AwsError('InvalidOutput', `Invalid Output: 'Invalid Json Output'`);
      }
      reply(taskToken, (place) => ({ kind: 'answer', ...place, answer: { kind: 'succeeded', output: value } }));
      return {};
    },
    SendTaskFailure(input: unknown) {
      const { taskToken, error, cause } = parseInput(Failure, input);
      reply(taskToken, (place) => ({
        kind: 'answer',
        ...place,
        answer: { kind: 'failed', error: error ?? null, cause: cause ?? null },
      }));
      return {};
    },
    SendTaskHeartbeat(input: unknown) {
      reply(parseInput(Token, input).taskToken, (place) => ({ kind: 'heartbeat', ...place }));
      return {};
    },
  };
}
