import { expect, test } from 'vitest';
import { laptop, sale, start } from './laptop.ts';

test('an archive keeps what its pattern wants, and a replay brings it back with the replay’s name', async () => {
  const { call, queue, take, put, rule, kernel, pass } = await laptop();
  const Arn = await queue('a');
  await rule('sales', { source: ['shop'] }, { Arn });
  const bus = `arn:aws:events:${kernel.region}:${kernel.account}:event-bus/default`;
  const { ArchiveArn } = await call('events', 'CreateArchive', {
    ArchiveName: 'big',
    EventSourceArn: bus,
    EventPattern: JSON.stringify({ detail: { amount: [{ numeric: ['>', 10] }] } }),
    RetentionDays: 2,
  });
  await put(sale(5), sale(50), sale(51));
  await kernel.idle();
  const first = (await take('a')).map(({ Body }) => JSON.parse(Body));
  expect(first.length).toBe(3);
  expect(await call('events', 'DescribeArchive', { ArchiveName: 'big' })).toMatchObject({ EventCount: 2, State: 'ENABLED' });
  await call('events', 'StartReplay', {
    ReplayName: 'again',
    EventSourceArn: ArchiveArn,
    EventStartTime: start / 1000,
    EventEndTime: start / 1000 + 60,
    Destination: { Arn: bus },
  });
  await kernel.idle();
  const again = (await take('a')).map(({ Body }) => JSON.parse(Body));
  expect(again).toEqual(first.slice(1).map((event) => ({ ...event, 'replay-name': 'again' })));
  expect(await call('events', 'DescribeReplay', { ReplayName: 'again' })).toMatchObject({ State: 'COMPLETED' });
  // replayed events are not archived again, and retention ends
  expect((await call('events', 'DescribeArchive', { ArchiveName: 'big' })).EventCount).toBe(2);
  await pass(3 * 86_400);
  expect((await call('events', 'DescribeArchive', { ArchiveName: 'big' })).EventCount).toBe(0);
  await kernel.stop();
});
