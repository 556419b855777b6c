import { createHash } from 'node:crypto';
import { AwsError, type Kernel, type Service } from '../src/contract.ts';
import type { ConformanceCase, DriverStep } from './recorded-cases.ts';
import { parsedText } from './recorded-event.ts';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** the functions of a case, each doing what the case says */
export function lambdaDouble(kernel: Kernel, functions: ConformanceCase['lambdas']): Service {
  return {
    ...plainService('lambda'),
    actions: {
      async Invoke(input: { FunctionName: string; Payload: Uint8Array }) {
        const name = input.FunctionName.replace(/^arn:aws:lambda:[^:]*:[^:]*:function:/, '');
        const behaviour = Object.hasOwn(functions, name) ? functions[name] : undefined;
        if (behaviour === undefined) {
          const arn = `arn:aws:lambda:${kernel.region}:${kernel.account}:function:${name}:$LATEST`;
          throw new AwsError('ResourceNotFoundException', `Function not found: ${arn}`, 404);
        }
        const answer = await behave(kernel, behaviour, JSON.parse(Buffer.from(input.Payload).toString('utf8')));
        return {
          StatusCode: 200,
          ExecutedVersion: '$LATEST',
          ...answer,
          Payload: Buffer.from(JSON.stringify(answer.Payload ?? null)),
        };
      },
    },
  };
}

async function behave(
  kernel: Kernel,
  behaviour: Readonly<Record<string, unknown>>,
  event: unknown,
): Promise<{ Payload: unknown; FunctionError?: string }> {
  switch (behaviour.does) {
    case 'return-event':
      return { Payload: event };
    case 'return':
      return { Payload: behaviour.value };
    case 'return-repeated':
      return { Payload: String(behaviour.char).repeat(Number(behaviour.times)) };
    case 'return-python-str':
      return { Payload: String(behaviour.template).replace('{event}', pythonText(event)) };
    case 'sleep-then-return-event':
      await kernel.sleep(Number(behaviour.seconds) * 1_000);
      return { Payload: event };
    case 'throw': {
      const { errorMessage, errorType } = behaviour;
      return {
        Payload: { errorMessage, errorType, requestId: kernel.uuid(), stackTrace: ['  File "double", line 1'] },
        FunctionError: 'Unhandled',
      };
    }
    default:
      throw new Error(`no double does ${String(behaviour.does)}`);
  }
}

function pythonText(value: unknown, inside = false): string {
  if (value === null || value === undefined) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') return inside ? `'${value}'` : value;
  if (Array.isArray(value)) return `[${value.map((item) => pythonText(item, true)).join(', ')}]`;
  if (isObject(value))
    return `{${Object.entries(value)
      .map(([key, member]) => `'${key}': ${pythonText(member, true)}`)
      .join(', ')}}`;
  return String(value);
}

/** a queue whose every message is answered as the case's drivers say */
export function queueDouble(kernel: Kernel, drivers: ConformanceCase['drivers']): Service {
  return {
    ...plainService('sqs'),
    actions: {
      SendMessage(input: { MessageBody: string }) {
        const body = parsedText(input.MessageBody);
        for (const driver of drivers) drive(kernel, driver, body);
        return { MessageId: kernel.uuid(), MD5OfMessageBody: createHash('md5').update(input.MessageBody).digest('hex') };
      },
    },
  };
}

function drive(kernel: Kernel, driver: ConformanceCase['drivers'][number], body: unknown): void {
  const token = memberOf(body, driver.token);
  if (typeof token !== 'string') return;
  let at = kernel.now();
  for (const step of driver.do) {
    at += step.afterSeconds * 1_000;
    kernel.at(at, 'driver', async () => {
      const input = { taskToken: token, ...argumentsOf(step, body) };
      await kernel.call({ service: 'states', action: step.call, input, principal: { kind: 'root' } });
    });
  }
}

function argumentsOf(step: DriverStep, body: unknown): Readonly<Record<string, unknown>> {
  if (step.call === 'SendTaskSuccess') return { output: JSON.stringify(memberOf(body, step.outputFrom ?? 'body')) };
  return {
    ...(step.error === undefined ? {} : { error: step.error }),
    ...(step.cause === undefined ? {} : { cause: step.cause }),
  };
}

// "body.Message" is that member, "body" the whole
function memberOf(body: unknown, path: string): unknown {
  if (path === 'body') return body;
  const name = path.slice('body.'.length);
  return isObject(body) ? body[name] : undefined;
}

function plainService(name: string): Omit<Service, 'actions'> {
  return { name, resourceTypes: [], authorize: () => [], start: () => undefined, stop: () => undefined };
}
