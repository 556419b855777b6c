import { expect, it } from 'vitest';
import { Agenda } from '../../engine/agenda.ts';
import { QueueFeed } from '../../engine/aws/queue-feed.ts';
import { Meter } from '../../engine/meter.ts';

const noon = Date.parse('2026-11-23T12:00:00.000Z');
const second = 1_000;
const consumer = { name: 'deliver-email', memoryMb: 128, retries: 0, maxAgeMs: 0, queues: [] };
const plan = { queue: 'letters', consumer, batchSize: 10, windowMs: 0, visibilityMs: 60 * second, maxReceives: 3 };

/** a queue, and the batches its function was given */
const open = (consume: (ids: readonly string[]) => readonly string[] = () => []) => {
  const agenda = new Agenda(noon);
  const meter = new Meter(() => agenda.now);
  const batches: (readonly string[])[] = [];
  const buried: string[] = [];
  const feed = new QueueFeed({
    agenda,
    meter,
    plan,
    consume: async (messages) => {
      batches.push(messages.map(({ body }) => body));
      return consume(messages.map(({ messageId }) => messageId));
    },
    buried: (body) => void buried.push(body),
    shared: false,
  });
  return { agenda, meter, feed, batches, buried };
};

it('a message costs its sending, its receiving and its deletion, and two looks that find nothing', async () => {
  const { agenda, meter, feed } = open();
  feed.send('one');
  await agenda.playUntil(noon + second);
  expect(meter.counts.queueRequests).toBe(5);
});

it('what is sent while a look is asked for is received with the rest, and looked for once more', async () => {
  const { agenda, meter, feed, batches } = open();
  for (const body of ['one', 'two', 'three']) feed.send(body);
  await agenda.playUntil(noon + second);
  expect(batches).toEqual([['one', 'two', 'three']]);
  expect(meter.counts.queueRequests).toBe(3 + 1 + 1 + 3);
});

it('messages seen again at one instant are noticed at once, and those received too often are buried', async () => {
  const { agenda, meter, feed, batches, buried } = open((ids) => ids);
  feed.send('one');
  feed.send('two');
  await agenda.playUntil(noon + second);
  const before = meter.counts.queueRequests;
  await agenda.playUntil(noon + 61 * second);
  expect(batches).toEqual([
    ['one', 'two'],
    ['one', 'two'],
  ]);
  // received, two looks that find nothing; nothing was deleted
  expect(meter.counts.queueRequests - before).toBe(3);
  await agenda.playUntil(noon + 200 * second);
  expect([batches.length, buried]).toEqual([3, ['one', 'two']]);
});
