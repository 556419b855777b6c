import {
  died,
  type Environment,
  type EnvironmentSpec,
  exited,
  type Host,
  type Job,
  type Outcome,
  type Surroundings,
  timedOut,
} from './environment.ts';
import { describeError } from './find-handler.ts';
import { Runner } from './runner.ts';

class Exit extends Error {
  override readonly name = 'Exit';
}

/** floating rejections of a function end its environment, as on AWS; anybody else's still end the process */
const environments = new Map<string, Set<InlineEnvironment>>();
let watching = false;
function watchRejections(): void {
  if (watching) return;
  watching = true;
  process.on('unhandledRejection', (reason) => {
    const stack = reason instanceof Error ? (reason.stack ?? '') : '';
    if (reason instanceof Exit) return;
    for (const [root, inside] of environments) {
      if (!stack.includes(root)) continue;
      for (const environment of inside) environment.unhandled(reason);
      return;
    }
    throw reason;
  });
}

/** An environment in this thread: the fastest there is. A handler that never yields blocks everybody; use the worker host for code you don't trust. */
class InlineEnvironment implements Environment {
  readonly #runner: Runner;
  readonly spec: EnvironmentSpec;
  #alive = true;
  #end: ((outcome: Outcome) => void) | undefined;
  #requestId = '';

  constructor(spec: EnvironmentSpec) {
    this.spec = spec;
    this.#runner = new Runner({
      spec,
      exit: (code) => {
        this.#die(exited(this.#requestId, code));
        throw new Exit(`process.exit(${code})`);
      },
      uncaught: (error) => {
        if (!(error instanceof Exit)) this.#die({ kind: 'error', died: true, error: describeError(error) });
      },
    });
    const inside = environments.get(spec.root) ?? new Set();
    environments.set(spec.root, inside.add(this));
    watchRejections();
  }

  get alive(): boolean {
    return this.#alive;
  }

  async invoke(job: Job, surroundings: Surroundings): Promise<Outcome> {
    this.#requestId = job.requestId;
    // what an abandoned handler still does must not reach the laptop
    const around: Surroundings = {
      now: surroundings.now,
      log: (line) => this.#alive && surroundings.log(line),
      send: (request) => (this.#alive ? surroundings.send(request) : Promise.reject(new Error('this environment has ended'))),
    };
    let timer: NodeJS.Timeout | undefined;
    const ended = new Promise<Outcome>((resolve) => {
      this.#end = resolve;
      timer = setTimeout(() => this.#die(timedOut(job)), job.timeoutMs);
    });
    try {
      const broken = this.#runner.init(around);
      if (broken) this.#die(broken);
      if (!this.#alive) return await ended;
      return await Promise.race([ended, this.#runner.run(job, around)]);
    } finally {
      clearTimeout(timer);
      this.#end = undefined;
    }
  }

  unhandled(reason: unknown): void {
    const { errorType, errorMessage, trace } = describeError(reason);
    if (this.#end)
      this.#die({
        kind: 'error',
        died: true,
        error: {
          errorType: 'Runtime.UnhandledPromiseRejection',
          errorMessage: `${errorType}: ${errorMessage}`,
          trace: trace ?? [],
        },
      });
  }

  close(): void {
    this.#die(died('Runtime.ExitError', 'the laptop cloud stopped'));
  }

  #die(outcome: Outcome): void {
    if (!this.#alive) return;
    this.#alive = false;
    environments.get(this.spec.root)?.delete(this);
    this.#end?.(outcome);
  }
}

export const inlineHost = (): Host => ({ kind: 'inline', create: (spec) => new InlineEnvironment(spec), close: () => undefined });
