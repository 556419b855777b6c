import { parentPort, workerData } from 'node:worker_threads';
import type { InProcessResponse } from '../../../gateway/in-process.ts';
import type { EnvironmentSpec, Job, Surroundings } from './environment.ts';
import { describeError } from './find-handler.ts';
import { Runner } from './runner.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

// the host wrote these: same process, same version, so they are what their types say
const { spec, clock }: { spec: EnvironmentSpec; clock: Float64Array } = workerData;
const port = parentPort;
if (!port) throw new Error('worker-entry runs only as a worker');

const post = (message: FromWorker) => port.postMessage(message);
const waiting = new Map<number, { resolve: (response: InProcessResponse) => void; reject: (error: Error) => void }>();
let calls = 0;

const around: Surroundings = {
  now: () => clock[0] ?? Date.now(),
  log: (line) => post({ kind: 'log', line }),
  send: (request) =>
    new Promise((resolve, reject) => {
      calls += 1;
      waiting.set(calls, { resolve, reject });
      post({ kind: 'call', id: calls, request });
    }),
};
const runner = new Runner({
  spec,
  exit: (code) => {
    post({ kind: 'exit', code });
    return process.exit(code);
  },
  uncaught: (error) => post({ kind: 'done', outcome: { kind: 'error', died: true, error: describeError(error) } }),
});
process.on('unhandledRejection', (reason) => {
  const { errorType, errorMessage, trace } = describeError(reason);
  post({
    kind: 'done',
    outcome: {
      kind: 'error',
      died: true,
      error: {
        errorType: 'Runtime.UnhandledPromiseRejection',
        errorMessage: `${errorType}: ${errorMessage}`,
        trace: trace ?? [],
      },
    },
  });
});

port.on('message', (message: ToWorker) => {
  if (message.kind === 'job') void work(message.job);
  else if (message.kind === 'reply') settle(message.id, (waiter) => waiter.resolve(message.response));
  else settle(message.id, (waiter) => waiter.reject(new Error(message.message)));
});

function settle(
  id: number,
  how: (waiter: { resolve: (response: InProcessResponse) => void; reject: (error: Error) => void }) => void,
): void {
  const waiter = waiting.get(id);
  waiting.delete(id);
  if (waiter) how(waiter);
}

async function work(job: Job): Promise<void> {
  const broken = runner.init(around);
  post({ kind: 'ready' });
  post({ kind: 'done', outcome: broken ?? (await runner.run(job, around)) });
}
