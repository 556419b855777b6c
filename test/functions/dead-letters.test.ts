import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { mockClient } from 'aws-sdk-client-mock';
import { expect, test } from 'vitest';
import { eventPublisher } from '../../adapters/eventbridge/event-publisher.ts';
import { deadLetterReplays } from '../../adapters/memory/dead-letter-replays.ts';
import type { HeldLetter } from '../../domain/dead-letter/dead-letters.ts';
import type { DeadLetterReplays } from '../../domain/dead-letter/replays.ts';
import { ServiceUnavailable } from '../../domain/errors.ts';
import * as replayDeadLetters from '../../functions/api/replay-dead-letters/handler.ts';
import { requestKey } from '../../functions/runtime/request-key.ts';
import { route } from '../../functions/runtime/run-route.ts';
import { queueOf } from './letters.ts';
import { monday, type Town, town } from './town.ts';

const context = Object({ awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 });
const letter = (id: string, body: object): HeldLetter => ({
  ...{ id, receipt: `receipt of ${id}`, sentAt: '2026-11-23T12:00:00.000Z', receives: 1, attributes: {} },
  body: JSON.stringify(body),
});
const event = (id: string) =>
  letter(id, {
    ...{ version: '0', id, source: 'help desk', 'detail-type': 'case.opened.v1', time: '2026-11-23T12:00:00Z' },
    detail: { id, specversion: '1.0', type: 'case.opened.v1', source: 'help desk', subject: 's', time: '2026-11-23T12:00:00Z' },
  });

/** an EventBridge that remembers the ids of the events it was given */
const bus = () => {
  const client = new EventBridgeClient({ region: 'eu-west-1' });
  const ids: string[] = [];
  const mock = mockClient(client);
  const takes = () =>
    mock.on(PutEventsCommand).callsFake(({ Entries }) => {
      ids.push(...Entries.map(({ Detail }: { Detail: string }) => JSON.parse(Detail).id));
      return { FailedEntryCount: 0, Entries: [] };
    });
  takes();
  return { publisher: eventPublisher(client, 'bus'), ids, mock, takes };
};
interface Asked {
  readonly version?: number;
  readonly key?: string;
  readonly as?: string;
  readonly queue?: string;
}
const deskOf = (letters: ReturnType<typeof queueOf>, more: { replays?: DeadLetterReplays; here?: Town } = {}) => {
  const { replays = deadLetterReplays(), here = town() } = more;
  const { publisher, ids, mock, takes } = bus();
  const needs = { letters, replays, publisher, clock: here.clock, log: here.log };
  const handler = route(replayDeadLetters.wanted, replayDeadLetters.handle(needs), here.log);
  const replay = async ({ version = 1, key = 'the-first-key', as = 'leo', queue = 'undelivered' }: Asked = {}) => {
    const answer = await handler(
      {
        headers: { 'idempotency-key': key },
        pathParameters: { queue },
        body: JSON.stringify({ version, reason: 'fixed' }),
        requestContext: { authorizer: { jwt: { claims: { sub: as, 'cognito:groups': '[lead]' } } } },
      },
      context,
    );
    return { status: answer.statusCode, body: JSON.parse(answer.body) };
  };
  return { replay, ids, mock, takes, replays, log: here.log };
};

test('a replay that fails in the middle hides nothing, and the same request goes on with what is left and says so', async () => {
  const letters = queueOf(event('first'), event('second'), letter('no event', {}), event('third'));
  const { replay, ids, mock, takes, log } = deskOf(letters);
  mock
    .on(PutEventsCommand)
    .callsFakeOnce(({ Entries }) => {
      ids.push(JSON.parse(Entries[0].Detail).id);
      return { FailedEntryCount: 0, Entries: [] };
    })
    .rejects(Object.assign(new Error('throttled'), { name: 'ThrottlingException' }));
  expect((await replay()).status).toBe(503);
  expect(letters.seen()).toEqual(['second', 'no event', 'third']);
  takes();
  const done = { status: 200, body: { kind: 'replayed', count: 2, kept: 1, poison: 0, resumed: true } };
  expect(await replay()).toEqual(done);
  expect(letters.seen()).toEqual(['no event']);
  expect(ids).toEqual(['first', 'second', 'third']);
  expect(log.lines.map(({ event: name }) => name)).toContain('dead-letters.resumed');
  // and once it is done, it stays done
  expect(await replay()).toEqual(done);
  expect(ids).toHaveLength(3);
});

test('a crash between the bus and the queue puts one event there twice, under the same id it is counted once by', async () => {
  const letters = queueOf(event('first'), event('second'));
  let crashes = true;
  const remove: typeof letters.remove = async (queue, one) => {
    if (crashes) throw new Error('the process died');
    await letters.remove(queue, one);
  };
  const { replay, ids } = deskOf({ ...letters, remove });
  expect((await replay()).status).toBe(500);
  crashes = false;
  expect((await replay()).body).toEqual({ kind: 'replayed', count: 2, kept: 0, poison: 0, resumed: true });
  expect(ids).toEqual(['first', 'first', 'second']);
  expect(letters.seen()).toEqual([]);
});

test('a crash between the last event and the record loses nothing: the same request finds an empty queue and is done', async () => {
  const kept = deadLetterReplays();
  let crashes = true;
  const finish: DeadLetterReplays['finish'] = async (...asked) => {
    if (crashes) throw new ServiceUnavailable('dynamodb');
    return kept.finish(...asked);
  };
  const letters = queueOf(event('first'));
  const { replay, ids } = deskOf(letters, { replays: { ...kept, finish } });
  expect((await replay()).status).toBe(503);
  crashes = false;
  expect(await replay()).toEqual({ status: 200, body: { kind: 'replayed', count: 0, kept: 0, poison: 0, resumed: true } });
  expect(ids).toEqual(['first']);
});

test('what a try that died still holds is not called done: the same request is told to come again, and then goes on', async () => {
  const letters = queueOf(event('first'), event('second'));
  const { replay, ids, replays } = deskOf(letters);
  const key = requestKey('leo', { permission: 'failure.replay', params: { queue: 'undelivered' } }, 'the-first-key');
  // a process that took them, and never said another word
  await replays.order('undelivered', { version: 2, by: 'leo', at: monday, key, reason: 'fixed' });
  const held = await letters.take();
  expect((await replay()).status).toBe(503);
  expect(ids).toEqual([]);
  await letters.release('undelivered', held);
  expect((await replay()).body).toEqual({ kind: 'replayed', count: 2, kept: 0, poison: 0, resumed: true });
});

test('a queue somebody else had replayed is refused with who and when, and nothing of it is touched', async () => {
  const letters = queueOf();
  const { replay, ids } = deskOf(letters);
  expect((await replay()).status).toBe(200);
  letters.arrives(event('later'));
  const late = await replay({ as: 'ana', key: 'another-key' });
  expect(late).toMatchObject({
    ...{ status: 409 },
    body: {
      type: 'urn:firstsale:problem:stale-version',
      version: 2,
      changedBy: { kind: 'person', id: 'leo' },
      changedAt: monday,
    },
  });
  expect(late.body.detail).toContain(`by leo at ${monday}`);
  expect([letters.seen(), ids]).toEqual([['later'], []]);
  expect((await replay({ as: 'ana', key: 'another-key', version: 2 })).body).toMatchObject({ count: 1 });
});

test('of two at the same moment one replays, and the other is told who', async () => {
  const { replay, ids } = deskOf(queueOf(event('first')));
  const both = await Promise.all([replay(), replay({ as: 'ana', key: 'another-key' })]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)?.body.changedBy.id).toMatch(/leo|ana/);
  expect(ids).toEqual(['first']);
});

test('a move is ordered once a request, and its first answer stands', async () => {
  const letters = queueOf();
  const { replay } = deskOf(letters);
  const first = await replay({ queue: 'due-dead' });
  expect(first).toEqual({ status: 200, body: { kind: 'moving', already: false, resumed: false } });
  expect(await replay({ queue: 'due-dead' })).toEqual(first);
  expect(letters.moves).toEqual(['due-dead']);
});

test('letters that hold no event are refused before anything is kept of it', async () => {
  const { replay, replays } = deskOf(queueOf());
  expect((await replay({ queue: 'unpublished' })).status).toBe(409);
  expect(await replays.last('unpublished')).toBeUndefined();
});

test('a letter the bus will never take stops none of the others, and is counted', async () => {
  const huge = letter('huge', {
    ...{ version: '0', id: 'huge', source: 'help desk', 'detail-type': 'case.opened.v1', time: '2026-11-23T12:00:00Z' },
    detail: { id: 'huge', title: 'x'.repeat(300_000) },
  });
  const letters = queueOf(huge, event('first'), event('second'));
  const { replay, ids, log } = deskOf(letters);
  expect(await replay()).toEqual({ status: 200, body: { kind: 'replayed', count: 2, kept: 1, poison: 1, resumed: false } });
  expect(ids).toEqual(['first', 'second']);
  expect(letters.seen()).toEqual(['huge']);
  expect(log.lines.filter((line) => line.event === 'dead-letters.poison')).toMatchObject([
    { fields: { letter: 'huge', why: 'too-large' } },
  ]);
});
