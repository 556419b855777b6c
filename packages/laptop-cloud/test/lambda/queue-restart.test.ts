import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { removing } from '../../src/platform.mjs';
import { laptop, seen, start } from './laptop.ts';

const inbox = 'https://sqs.eu-central-1.amazonaws.com/123456789012/inbox';
const code = `exports.handler = async (event) => {
  globalThis.seenByTest.push((Date.now() - ${start}) / 1000 + ' ' + event.Records.map((one) => one.body + '/' + one.attributes.ApproximateReceiveCount).join(' '));
  if (event.Records.some((one) => one.body === 'bad')) throw new Error('poison');
}`;

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'queue-restart-'));
  folders.push(made);
  return made;
};
beforeEach(() => {
  seen.length = 0;
});
afterEach(() => {
  for (const one of folders.splice(0)) rmSync(one, removing);
});

async function reader(stateDir: string) {
  const cloud = laptop({ kernel: { stateDir } });
  await cloud.queue('inbox', { VisibilityTimeout: '30' });
  await cloud.fn('reader', code);
  await cloud.provision('AWS::Lambda::EventSourceMapping', 'Mapping', {
    FunctionName: 'reader',
    EventSourceArn: 'arn:aws:sqs:eu-central-1:123456789012:inbox',
    BatchSize: 10,
    MaximumBatchingWindowInSeconds: 5,
  });
  await cloud.begin();
  return cloud;
}

/** what the function saw of messages sent at these seconds; the process is killed after these */
async function lived(killedAfter: readonly number[], sent: readonly (readonly [at: number, body: string])[]) {
  seen.length = 0;
  let stateDir = folder();
  for (const [life, until] of [...killedAfter, 200].entries()) {
    const cloud = await reader(stateDir);
    const from = life === 0 ? 0 : (killedAfter[life - 1] ?? 0);
    for (const [at, MessageBody] of sent) {
      if (at < from || at >= until) continue;
      await cloud.kernel.runUntil(start + at * 1000);
      await cloud.call('sqs', 'SendMessage', { QueueUrl: inbox, MessageBody });
    }
    await cloud.kernel.runUntil(start + until * 1000);
    const left = folder();
    cpSync(stateDir, left, { recursive: true });
    // the process that was killed does nothing any more
    const before = [...seen];
    await cloud.end();
    seen.splice(0, seen.length, ...before);
    stateDir = left;
  }
  return [...seen];
}

test('a batch being gathered when the process was killed is handed over when its window would have ended, each message as received once', async () => {
  const sent = [
    [0, 'a'],
    [1, 'b'],
    [3, 'c'],
    [20, 'd'],
  ] as const;
  const whole = await lived([], sent);
  expect(whole).toEqual(['5 a/1 b/1 c/1', '25 d/1']);
  expect(await lived([2], sent)).toEqual(whole);
  expect(await lived([0.5, 2, 4.9], sent)).toEqual(whole);
  expect(await lived([10, 22], sent)).toEqual(whole);
});

test('a message that failed comes back after its visibility timeout, counted, whatever was killed meanwhile', async () => {
  const sent = [[0, 'bad']] as const;
  const whole = await lived([], sent);
  expect(whole.slice(0, 3)).toEqual(['5 bad/1', '35 bad/2', '65 bad/3']);
  expect(await lived([10, 33, 36, 64], sent)).toEqual(whole);
});
