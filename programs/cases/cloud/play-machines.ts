import { isDeepStrictEqual } from 'node:util';
import type { LocalCloud } from '@firstsale/laptop-cloud/boot';
import * as z from 'zod';
import { outcome, playerOf } from '../player.ts';
import { withCloudOf } from './boot-template.ts';
import { judgeRefusal } from './play-template.ts';

const trust = { Effect: 'Allow', Principal: { Service: 'states.amazonaws.com' }, Action: 'sts:AssumeRole' };
const template = {
  Resources: {
    Runner: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [trust] } },
    },
  },
};

const created = z.object({ stateMachineArn: z.string() });
const started = z.object({ executionArn: z.string() });
const described = z.object({
  status: z.string(),
  output: z.string().optional(),
  error: z.string().optional(),
  cause: z.string().optional(),
});
type Described = z.infer<typeof described>;

async function create(cloud: LocalCloud, definition: unknown, type?: string): Promise<string> {
  const roleArn = cloud.find('Runner')?.identity.attributes.Arn ?? '';
  const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
  const input = { name: 'case', definition: text, roleArn, ...(type === undefined ? {} : { type }) };
  return created.parse(await cloud.call('states', 'CreateStateMachine', input)).stateMachineArn;
}

/** runs one Pass state with this Output to its end */
const evaluated = (expression: string, input: unknown): Promise<Described> =>
  withCloudOf(template, async (cloud) => {
    const state = { Type: 'Pass', Output: `{% ${expression} %}`, End: true };
    const stateMachineArn = await create(cloud, { QueryLanguage: 'JSONata', StartAt: 'Say', States: { Say: state } });
    const begun = await cloud.call('states', 'StartExecution', { stateMachineArn, input: JSON.stringify(input ?? {}) });
    await cloud.kernel.idle();
    return described.parse(await cloud.call('states', 'DescribeExecution', started.parse(begun)));
  });

const expression = z.object({ expression: z.string(), input: z.unknown().optional() });
const ending = z.union([
  z.strictObject({ value: z.unknown() }),
  z.strictObject({ error: z.string(), causeContains: z.string().optional() }),
]);

/** an expression of JSONata as the service evaluates it */
export const playExpression = playerOf(expression, ending, async (given, expected) => {
  const { status, output, error, cause = '' } = await evaluated(given.expression, given.input);
  const came = `${status} ${output?.slice(0, 200) ?? `${error}: ${cause}`}`;
  if ('error' in expected) return outcome(error === expected.error && cause.includes(expected.causeContains ?? ''), came);
  return outcome(output !== undefined && isDeepStrictEqual(JSON.parse(output), expected.value), came);
});

const definition = z.object({ definition: z.unknown(), type: z.string().optional() });
const refusal = z.object({ refused: z.boolean(), names: z.union([z.string(), z.array(z.string())]).optional() });

/** a state machine as CreateStateMachine takes or refuses it */
export const playDefinition = playerOf(definition, refusal, async (given, expected) => {
  const refused = await withCloudOf(template, (cloud) => create(cloud, given.definition, given.type)).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return judgeRefusal(refused, expected);
});
