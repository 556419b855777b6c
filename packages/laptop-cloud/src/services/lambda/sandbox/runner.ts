import { type Send, sdkTransport } from '../../../gateway/sdk-transport.ts';
import { TRANSPORT_MODULE } from '../transport.ts';
import type { EnvironmentSpec, Job, Outcome, Surroundings } from './environment.ts';
import { describeError, type Handler, handlerFile, InitError, pickHandler } from './find-handler.ts';
import { captured, functionConsole } from './function-console.ts';
import { functionProcess } from './function-process.ts';
import { ModuleLoader } from './module-loader.ts';
import { virtualDate } from './virtual-date.ts';

export interface RunnerOptions {
  readonly spec: EnvironmentSpec;
  readonly exit: (code: number) => never;
  /** an error thrown in a timer or a microtask, where nobody catches it */
  readonly uncaught: (error: unknown) => void;
}

const initPhase: Job = { requestId: '', payload: 'null', functionVersion: '', invokedFunctionArn: '', timeoutMs: 0 };

/** The function inside its environment: loads the code once, then answers one job at a time. Runs in this thread or in a worker. */
export class Runner {
  readonly #options: RunnerOptions;
  #handler: Handler | undefined;
  #job: Job = initPhase;
  #around: Surroundings | undefined;

  constructor(options: RunnerOptions) {
    this.#options = options;
  }

  /** loads the code; an Outcome when that failed */
  init(surroundings: Surroundings): Outcome | undefined {
    if (this.#handler) return undefined;
    this.#around = surroundings;
    const { spec } = this.#options;
    try {
      const { file, path } = handlerFile(spec.root, spec.handler);
      this.#handler = pickHandler(new ModuleLoader(this.#globals(), this.#modules()).load(file), path, spec.handler);
      return undefined;
    } catch (error) {
      const details = describeError(error);
      const missing = details.errorType === 'Error' && details.errorMessage.startsWith('Cannot find module');
      const syntax = details.errorType === 'SyntaxError';
      const errorType = missing ? 'Runtime.ImportModuleError' : syntax ? 'Runtime.UserCodeSyntaxError' : details.errorType;
      const errorMessage = missing || syntax ? `${details.errorType}: ${details.errorMessage}` : details.errorMessage;
      return { kind: 'error', died: true, error: { ...details, errorType, errorMessage } };
    }
  }

  async run(job: Job, surroundings: Surroundings): Promise<Outcome> {
    this.#job = job;
    this.#around = surroundings;
    try {
      if (!this.#handler) throw new InitError('Runtime.HandlerNotFound', `${this.#options.spec.handler} was not loaded`);
      const result = await this.#handler(JSON.parse(job.payload), this.#context(job));
      return { kind: 'answer', payload: stringify(result) };
    } catch (error) {
      const details = describeError(error);
      surroundings.log(
        `${new Date(surroundings.now()).toISOString()}\t${job.requestId}\tERROR\tInvoke Error \t${JSON.stringify(details)}`,
      );
      return { kind: 'error', died: false, error: details };
    } finally {
      this.#around = undefined;
    }
  }

  #context(job: Job): object {
    const { spec } = this.#options;
    const deadline = performance.now() + job.timeoutMs;
    return {
      callbackWaitsForEmptyEventLoop: true,
      functionVersion: job.functionVersion,
      functionName: spec.functionName,
      memoryLimitInMB: String(spec.memoryMb),
      logGroupName: spec.env.AWS_LAMBDA_LOG_GROUP_NAME,
      logStreamName: spec.env.AWS_LAMBDA_LOG_STREAM_NAME,
      clientContext: job.clientContext,
      identity: undefined,
      invokedFunctionArn: job.invokedFunctionArn,
      awsRequestId: job.requestId,
      getRemainingTimeInMillis: () => Math.max(0, Math.floor(deadline - performance.now())),
    };
  }

  /** modules that are there for `require` without a file */
  #modules(): ReadonlyMap<string, unknown> {
    const send: Send = (request) =>
      this.#around?.send(request) ?? Promise.reject(new Error('no invocation is running: the environment is frozen'));
    const { AWS_REGION = '' } = this.#options.spec.env;
    return new Map([[TRANSPORT_MODULE, { transport: sdkTransport(send, AWS_REGION) }]]);
  }

  #globals(): Record<string, unknown> {
    const { spec, exit, uncaught } = this.#options;
    const now = () => this.#around?.now() ?? Date.now();
    const write = (line: string) => this.#around?.log(line);
    const guarded =
      <Rest extends unknown[]>(schedule: (work: () => void, ...rest: Rest) => unknown) =>
      (work: (...values: unknown[]) => void, ...rest: Rest) =>
        schedule(
          () => {
            try {
              work(...rest.slice(1));
            } catch (error) {
              uncaught(error);
            }
          },
          ...rest,
        );
    const shadows: Record<string, unknown> = {
      process: functionProcess({ env: spec.env, root: spec.root, exit, stdout: captured(write), stderr: captured(write) }),
      Date: virtualDate(now),
      console: functionConsole({
        format: spec.logFormat,
        levels: spec.writtenLevels,
        now,
        requestId: () => this.#job.requestId,
        write,
      }),
      setTimeout: guarded(setTimeout),
      setInterval: guarded(setInterval),
      setImmediate: guarded(setImmediate),
      queueMicrotask: guarded(queueMicrotask),
    };
    const world = Object.create(globalThis, {
      ...realAccessors(),
      ...Object.getOwnPropertyDescriptors(shadows),
    });
    return { ...shadows, globalThis: world, global: world };
  }
}

/** globals such as `crypto` want the real global object as their `this` */
function realAccessors(): PropertyDescriptorMap {
  const accessors = Object.entries(Object.getOwnPropertyDescriptors(globalThis)).filter(([, descriptor]) => descriptor.get);
  return Object.fromEntries(
    accessors.map(([name, { enumerable = false }]) => [
      name,
      {
        configurable: true,
        enumerable,
        get: () => Reflect.get(globalThis, name),
        set(this: object, value: unknown) {
          Object.defineProperty(this, name, { value, writable: true, configurable: true, enumerable });
        },
      },
    ]),
  );
}

function stringify(result: unknown): string {
  try {
    return JSON.stringify(result === undefined ? null : result) ?? 'null';
  } catch (error) {
    throw new InitError(
      'Runtime.MarshalError',
      `Unable to stringify response body as json: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
