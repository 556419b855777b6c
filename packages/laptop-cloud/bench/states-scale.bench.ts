import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Service } from '../src/contract.ts';
import { createKernel, type LocalKernel } from '../src/kernel/kernel.ts';
import { removing } from '../src/platform.mjs';
import { statesService } from '../src/services/states/states-service.ts';

// 100,000 executions, half of them waiting for a token and half for an instant: memory, kill -9, coming back, a day passing
const WAITING = 100_000;
const DAY_MS = 86_400_000;
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const megabytes = (): number => Math.round(process.memoryUsage().rss / 1e6);

const queue: Service = {
  name: 'sqs',
  resourceTypes: [],
  actions: { SendMessage: () => ({ MessageId: 'm' }) },
  authorize: () => [],
  start: () => undefined,
  stop: () => undefined,
};

async function boot(stateDir: string): Promise<LocalKernel> {
  const kernel = createKernel({ stateDir, seed: 1, start: 0, log: () => undefined });
  const states = statesService(kernel);
  kernel.register(states);
  kernel.register(queue);
  await states.start();
  return kernel;
}

const machine = (state: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'Wait', States: { Wait: state, Done: { Type: 'Succeed' } } });

async function fillUp(stateDir: string): Promise<void> {
  const kernel = await boot(stateDir);
  const call = async (action: string, input: unknown): Promise<Readonly<Record<string, unknown>>> =>
    Object.fromEntries(
      Object.entries((await kernel.call({ service: 'states', action, input, principal: { kind: 'root' } })) ?? {}),
    );
  const create = async (name: string, state: Readonly<Record<string, unknown>>): Promise<unknown> =>
    (await call('CreateStateMachine', { name, definition: machine(state), roleArn: 'arn:aws:iam::123456789012:role/r' }))
      .stateMachineArn;
  const timed = await create('timed', { Type: 'Wait', Seconds: '{% $states.input.seconds %}', Next: 'Done' });
  const called = await create('called', {
    Type: 'Task',
    Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    Arguments: { QueueUrl: 'q', MessageBody: { token: '{% $states.context.Task.Token %}' } },
    TimeoutSeconds: 864_000,
    Next: 'Done',
  });
  const started = performance.now();
  for (let index = 0; index < WAITING / 2; index += 1) {
    await call('StartExecution', { stateMachineArn: timed, input: JSON.stringify({ seconds: 100 + index }) });
    await call('StartExecution', { stateMachineArn: called, input: '{"merchantId":"m_123"}' });
    if (index % 1_000 === 0) await kernel.idle();
  }
  await kernel.idle();
  print(`${WAITING} executions started and waiting: ${((performance.now() - started) / 1_000).toFixed(1)} s, ${megabytes()} MB`);
  kernel.journal.commit();
  process.kill(process.pid, 'SIGKILL');
}

async function comeBack(stateDir: string): Promise<void> {
  let started = performance.now();
  const kernel = await boot(stateDir);
  const back = (performance.now() - started) / 1_000;
  print(`back after kill -9 with ${kernel.pendingTimers} timers: ${back.toFixed(1)} s (aim 10 s), ${megabytes()} MB`);
  started = performance.now();
  await kernel.runUntil(kernel.now() + DAY_MS);
  const day = (performance.now() - started) / 1_000;
  print(
    `a day later, ${WAITING - kernel.pendingTimers} woken and ended: ${day.toFixed(1)} s (aim 10 s), ${megabytes()} MB (aim 1000 MB)`,
  );
  if (back > 10 || day > 10 || megabytes() > 1_000) process.exitCode = 1;
  await kernel.stop();
}

const [stage, folder] = process.argv.slice(2);
if (stage === 'fill' && folder !== undefined) await fillUp(folder);
else {
  const stateDir = mkdtempSync(join(tmpdir(), 'states-scale-'));
  spawnSync(process.execPath, [import.meta.filename, 'fill', stateDir], { stdio: 'inherit' });
  await comeBack(stateDir);
  rmSync(stateDir, removing);
}
