import { compileDefinition } from '@firstsale/states-language/compile-definition';
import type { Answer, Invocation } from '@firstsale/states-language/execution';
import { parseJson } from '@firstsale/states-language/json';
import { testState } from '@firstsale/states-language/test-state';
import { Untestable } from '@firstsale/states-language/untestable';
import * as z from 'zod';
import { AwsError, type Kernel } from '../../../contract.ts';
import { parseInput } from '../../parse-input.ts';
import { inputModel } from '../integrations/api-model.ts';
import { callResource } from '../integrations/call.ts';
import type { Caller } from '../integrations/shared.ts';
import { refusals } from '../states-refusals.ts';

const Test = z.strictObject({
  definition: z.string().min(1),
  roleArn: z.string().optional(),
  input: z.string().default('{}'),
  inspectionLevel: z.enum(['INFO', 'DEBUG', 'TRACE']).default('INFO'),
  revealSecrets: z.boolean().optional(),
  stateName: z.string().optional(),
  variables: z.string().optional(),
  context: z.string().optional(),
  mock: z
    .object({
      result: z.string().optional(),
      errorOutput: z.strictObject({ error: z.string().optional(), cause: z.string().optional() }).optional(),
      fieldValidationMode: z.enum(['STRICT', 'PRESENT', 'NONE']).optional(),
    })
    .optional(),
  stateConfiguration: z
    .object({
      retrierRetryCount: z.number().int().min(0).optional(),
      mapIterationFailureCount: z.number().int().min(0).optional(),
      errorCausedByState: z.string().optional(),
      mapItemReaderData: z.string().optional(),
    })
    .optional(),
});
const Validate = z.strictObject({
  definition: z.string().min(1),
  type: z.enum(['STANDARD', 'EXPRESS']).default('STANDARD'),
  severity: z.enum(['ERROR', 'WARNING']).default('ERROR'),
  maxResults: z.number().int().min(0).max(100).default(0),
});

// the call of a Task under test: one attempt, and no execution that could be told of an answer later
function callOnce(kernel: Kernel, roleArn: string | undefined, invocation: Invocation, limitMs: number): Promise<Answer> {
  if (roleArn === undefined) throw new AwsError('ValidationException', 'roleArn is required to test a Task state without a mock');
  const caller: Caller = {
    kernel,
    principal: { kind: 'role', roleArn, sessionName: 'TestState' },
    executionArn: `arn:aws:states:${kernel.region}:${kernel.account}:express:TestState:TestState`,
    machineArn: `arn:aws:states:${kernel.region}:${kernel.account}:stateMachine:TestState`,
    child: { known: () => undefined, expect: () => undefined },
    // one state by itself has no Map Run
    mayStartChildren: async () => undefined,
    childrenOf: () => [],
  };
  return kernel.blocking(
    new Promise((resolve, reject) => {
      const timer = kernel.at(kernel.now() + limitMs, 'states:test', () => resolve({ kind: 'timed-out' }));
      callResource(caller, invocation).then((called) => {
        timer.cancel();
        resolve(called.kind === 'answer' ? called.answer : { kind: 'succeeded', output: called.output });
      }, reject);
    }),
  );
}

/** TestState and ValidateStateMachineDefinition: nothing is stored */
export function testStateActions(kernel: Kernel) {
  return {
    TestState(input: unknown) {
      const given = parseInput(Test, input);
      const json = (text: string, field: string) => {
        const value = parseJson(text);
        if (value === undefined)
          throw new AwsError('InvalidExecutionInput', `Invalid State Machine Execution Input: '${field} is not JSON'`);
        return value;
      };
      const name = kernel.uuid();
      return testState({
        definition: json(given.definition, 'definition'),
        input: json(given.input, 'input'),
        variables: given.variables === undefined ? {} : json(given.variables, 'variables'),
        context: given.context === undefined ? {} : json(given.context, 'context'),
        inspectionLevel: given.inspectionLevel,
        stateName: given.stateName ?? null,
        mock: given.mock ?? null,
        configuration: given.stateConfiguration ?? {},
        now: kernel.now(),
        random: () => kernel.random(),
        call: (invocation, limitMs) => callOnce(kernel, given.roleArn, invocation, limitMs),
        place: {
          account: kernel.account,
          region: kernel.region,
          name,
          machine: kernel.uuid(),
          roleArn: given.roleArn ?? `arn:aws:iam::${kernel.account}:role/TestState`,
        },
      }).catch((problem: unknown) => {
        throw problem instanceof Untestable ? new AwsError(problem.code, problem.message) : problem;
      });
    },

    ValidateStateMachineDefinition(input: unknown) {
      const { definition, type, severity, maxResults } = parseInput(Validate, input);
      const { machine, diagnostics } = compileDefinition(definition, inputModel);
      const all = [...diagnostics, ...(machine === null ? [] : refusals(machine, type))];
      const shown = severity === 'ERROR' ? all.filter((found) => found.severity === 'ERROR') : all;
      const limit = maxResults === 0 ? 100 : maxResults;
      return {
        result: all.some((found) => found.severity === 'ERROR') ? 'FAIL' : 'OK',
        diagnostics: shown.slice(0, limit),
        truncated: shown.length > limit,
      };
    },
  };
}
