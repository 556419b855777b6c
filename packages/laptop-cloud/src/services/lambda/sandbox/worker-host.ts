import { AsyncLocalStorage } from 'node:async_hooks';
import { Worker } from 'node:worker_threads';
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
import type { FromWorker, ToWorker } from './worker-messages.ts';

const initLimitMs = 10_000;
const entry = new URL('./worker-entry.ts', import.meta.url);

interface Running {
  readonly job: Job;
  readonly around: Surroundings;
  readonly inContext: <Result>(work: () => Result) => Result;
  readonly end: (outcome: Outcome) => void;
  timer: NodeJS.Timeout;
}

/** An environment in a thread of its own: whatever it does to itself, it does to nobody else. */
class WorkerEnvironment implements Environment {
  readonly spec: EnvironmentSpec;
  readonly #clock = new Float64Array(new SharedArrayBuffer(8));
  readonly #worker: Worker;
  #running: Running | undefined;
  #alive = true;

  constructor(spec: EnvironmentSpec) {
    this.spec = spec;
    this.#worker = new Worker(entry, {
      workerData: { spec, clock: this.#clock },
      env: { ...spec.env },
      resourceLimits: {
        maxOldGenerationSizeMb: spec.memoryMb,
        // many wait warm: what they leave behind between two invocations must stay small
        maxYoungGenerationSizeMb: 12,
      },
      stdout: true,
      stderr: true,
    });
    this.#worker.unref();
    this.#worker.on('message', (message: FromWorker) => this.#hear(message));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', (code) => this.#die(exited(this.#running?.job.requestId ?? '', code)));
  }

  get alive(): boolean {
    return this.#alive;
  }

  invoke(job: Job, around: Surroundings): Promise<Outcome> {
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => this.#die(died('Sandbox.Timedout', `RequestId: ${job.requestId} Error: Init timed out after 10.00 seconds`)),
        initLimitMs,
      );
      this.#running = { job, around, timer, end: resolve, inContext: AsyncLocalStorage.snapshot() };
      this.#send({ kind: 'job', job });
    });
  }

  close(): void {
    this.#die(died('Runtime.ExitError', 'the laptop cloud stopped'));
  }

  #send(message: ToWorker): void {
    if (!this.#alive) return;
    this.#clock[0] = this.#running?.around.now() ?? Date.now();
    this.#worker.postMessage(message);
  }

  #hear(message: FromWorker): void {
    const running = this.#running;
    if (!running) return;
    switch (message.kind) {
      case 'ready':
        clearTimeout(running.timer);
        running.timer = setTimeout(() => this.#die(timedOut(running.job)), running.job.timeoutMs);
        return;
      case 'log':
        running.around.log(message.line);
        return;
      case 'call':
        // within the unit of work that invoked, so that the kernel knows whose call it is
        void running.inContext(() =>
          running.around.send(message.request).then(
            (response) => this.#send({ kind: 'reply', id: message.id, response }),
            (error: unknown) => this.#send({ kind: 'refusal', id: message.id, message: String(error) }),
          ),
        );
        return;
      case 'exit':
        this.#die(exited(running.job.requestId, message.code));
        return;
      case 'done':
        if (message.outcome.kind === 'error' && message.outcome.died) this.#die(message.outcome);
        else this.#finish(message.outcome);
        return;
    }
  }

  #fail(error: unknown): void {
    const requestId = this.#running?.job.requestId ?? '';
    const code = error instanceof Error ? Reflect.get(error, 'code') : undefined;
    if (code === 'ERR_WORKER_OUT_OF_MEMORY')
      this.#die(died('Runtime.OutOfMemory', `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`));
    else
      this.#die(
        died('Runtime.ExitError', `RequestId: ${requestId} Error: ${error instanceof Error ? error.message : String(error)}`),
      );
  }

  #finish(outcome: Outcome): void {
    const running = this.#running;
    this.#running = undefined;
    clearTimeout(running?.timer);
    running?.end(outcome);
  }

  #die(outcome: Outcome): void {
    if (!this.#alive) return;
    this.#alive = false;
    void this.#worker.terminate();
    this.#finish(outcome);
  }
}

export const workerHost = (): Host => ({ kind: 'worker', create: (spec) => new WorkerEnvironment(spec), close: () => undefined });
