import { expect, test } from 'vitest';
import { createKernel } from '../../src/kernel/kernel.ts';
import { logs } from '../../src/services/logs/logs-service.ts';

const start = Date.parse('2026-03-02T09:00:00.000Z');
const hour = 3_600_000;

const open = async () => {
  const kernel = createKernel({ start, seed: 7, log: () => undefined });
  kernel.register(logs(kernel));
  const call = (action: string, input: object): Promise<any> =>
    kernel.call({ service: 'logs', action, input: { logGroupName: '/a', ...input }, principal: { kind: 'root' } });
  await call('CreateLogGroup', {});
  await call('CreateLogStream', { logStreamName: 's' });
  const put = (...offsets: readonly number[]) =>
    call('PutLogEvents', {
      logStreamName: 's',
      logEvents: offsets.map((at) => ({ timestamp: start + at, message: String(at) })),
    });
  return { call, put };
};

test('a batch is taken as a whole or refused as a whole for its order and its span', async () => {
  const { put } = await open();
  await expect(put(1, 0)).rejects.toThrow('chronological order');
  await expect(put(-25 * hour, 0)).rejects.toThrow('cannot span more than 24 hours');
  expect(await put(-hour, 0, 0)).not.toHaveProperty('rejectedLogEventsInfo');
});

test('events too old or too new are left out and told', async () => {
  const { call, put } = await open();
  expect((await put(-14 * 24 * hour - 1, -14 * 24 * hour)).rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1 });
  expect((await put(0, 2 * hour, 2 * hour + 1)).rejectedLogEventsInfo).toEqual({ tooNewLogEventStartIndex: 2 });
  const { events } = await call('GetLogEvents', { logStreamName: 's' });
  expect(events.map(({ message }: { message: string }) => Number(message))).toEqual([-14 * 24 * hour, 0, 2 * hour]);
});

test('names that cannot be are refused', async () => {
  const { call } = await open();
  await expect(call('CreateLogGroup', { logGroupName: 'a b' })).rejects.toMatchObject({ code: 'InvalidParameterException' });
  await expect(call('CreateLogStream', { logStreamName: 'a:b' })).rejects.toMatchObject({ code: 'InvalidParameterException' });
});
