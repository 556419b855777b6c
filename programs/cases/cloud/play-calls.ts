import { isDeepStrictEqual } from 'node:util';
import type { LocalCloud } from '@firstsale/laptop-cloud/boot';
import { AwsError } from '@firstsale/laptop-cloud/contract';
import * as z from 'zod';
import { type Outcome, outcome, playerOf } from '../player.ts';
import { withCloudOf } from './boot-template.ts';
import { contained } from './contained.ts';

const call = z.object({
  service: z.string(),
  action: z.string(),
  input: z.record(z.string(), z.unknown()).default({}),
  expect: z.strictObject({
    error: z.string().optional(),
    messageContains: z.string().optional(),
    output: z.unknown().optional(),
    payload: z.unknown().optional(),
  }),
});
type Call = z.infer<typeof call>;

const given = z.object({ template: z.unknown(), calls: z.array(call).min(1) });
const expected = z.object({ all: z.literal(true) });
const invoked = z.object({ Payload: z.instanceof(Uint8Array) });

/** names of clients of the SDK that differ from those of the laptop's services */
const services: Readonly<Record<string, string>> = {
  eventbridge: 'events',
  sfn: 'states',
  stepfunctions: 'states',
  cloudwatchlogs: 'logs',
  'cloudwatch-logs': 'logs',
  ses: 'sesv2',
};
const UNIT: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `{Q}`, `{Q.Arn}` and `{now-1d}` in a text, as the call has them */
function filled(value: unknown, cloud: LocalCloud): unknown {
  if (Array.isArray(value)) return value.map((item) => filled(item, cloud));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, filled(item, cloud)]));
  if (typeof value !== 'string') return value;
  return value.replaceAll(/\{(\w+)(?:\.(\w+)|([+-])(\d+)([smhd]))?\}/g, (whole, name: string, attribute?: string, ...rest) => {
    const [sign, amount, unit] = rest.map(String);
    if (name === 'now') {
      const shift = attribute === undefined && amount !== 'undefined' ? Number(amount) * (UNIT[unit ?? ''] ?? 0) : 0;
      return new Date(cloud.kernel.now() + (sign === '-' ? -shift : shift)).toISOString();
    }
    const identity = cloud.find(name)?.identity;
    return (attribute === undefined ? identity?.ref : identity?.attributes[attribute]) ?? whole;
  });
}

/** waits for the answer, and lets virtual time pass while the call waits for it */
async function answerTo(cloud: LocalCloud, { service, action, input }: Call): Promise<unknown> {
  let open = true;
  const answer = cloud.call(services[service] ?? service, action, filled(input, cloud)).finally(() => {
    open = false;
  });
  answer.catch(() => undefined);
  await cloud.kernel.idle();
  while (open && (await cloud.kernel.step()));
  return answer;
}

async function judge(cloud: LocalCloud, asked: Call): Promise<string | undefined> {
  const { expect } = asked;
  const reply = await answerTo(cloud, asked).then(
    (answer) => ({ answer }),
    (error: unknown) => ({ error }),
  );
  if ('error' in reply) {
    const { error } = reply;
    if (!(error instanceof AwsError)) throw error;
    const fits = error.code === expect.error && error.message.includes(expect.messageContains ?? '');
    return fits ? undefined : `${error.code}: ${error.message}`;
  }
  const { answer } = reply;
  if (expect.error !== undefined) return `no error but ${JSON.stringify(answer)}`;
  if (expect.output !== undefined && !contained(filled(expect.output, cloud), answer)) return JSON.stringify(answer);
  if (!('payload' in expect)) return undefined;
  const payload = Buffer.from(invoked.parse(answer).Payload).toString('utf8');
  return isDeepStrictEqual(JSON.parse(payload), expect.payload) ? undefined : `the payload ${payload}`;
}

/** boots a template and makes calls, one after the other; each answer must be the one expected */
export const playCalls = playerOf(given, expected, ({ template, calls }) =>
  withCloudOf(template, async (cloud): Promise<Outcome> => {
    for (const [index, asked] of calls.entries()) {
      const came = await judge(cloud, asked);
      if (came !== undefined) return outcome(false, `call ${index + 1}, ${asked.action}: ${came}`);
    }
    return outcome(true, '');
  }),
);
