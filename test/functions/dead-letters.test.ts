import { expect, test } from 'vitest';
import type { HeldLetter } from '../../domain/dead-letter/dead-letters.ts';
import { ServiceUnavailable } from '../../domain/errors.ts';
import * as replayDeadLetters from '../../functions/api/replay-dead-letters/handler.ts';
import { route } from '../../functions/shared/route.ts';
import { town } from './town.ts';

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

/** a queue of letters: hidden while they are held */
const queueOf = (...all: HeldLetter[]) => {
  const there = new Map(all.map((one) => [one.id, one]));
  const hidden = new Set<string>();
  return {
    seen: () => [...there.keys()].filter((id) => !hidden.has(id)),
    waiting: async () => there.size,
    look: async () => [],
    take: async () => {
      for (const id of there.keys()) hidden.add(id);
      return [...there.values()];
    },
    release: async (_queue: string, letters: readonly HeldLetter[]) => {
      for (const { id } of letters) hidden.delete(id);
    },
    remove: async (_queue: string, { id }: HeldLetter) => void there.delete(id),
    moveBack: async () => 'moving' as const,
  };
};
const replay = async (letters: ReturnType<typeof queueOf>, publish: () => Promise<void>, waiting: number) => {
  const { log } = town();
  const needs = { letters, publisher: { publish }, log };
  const answer = await route(
    replayDeadLetters.wanted,
    replayDeadLetters.handle(needs),
    log,
  )(
    {
      headers: { 'idempotency-key': 'key-00000001' },
      pathParameters: { queue: 'undelivered' },
      body: JSON.stringify({ waiting, reason: 'fixed' }),
      requestContext: { authorizer: { jwt: { claims: { sub: 'leo', 'cognito:groups': '[lead]' } } } },
    },
    context,
  );
  return { status: answer.statusCode, body: JSON.parse(answer.body) };
};

test('a replay that fails in the middle hides nothing: what is not on the bus again can be seen at once', async () => {
  const letters = queueOf(event('first'), event('second'), letter('no event', {}), event('third'));
  let published = 0;
  const failing = async (): Promise<void> => {
    published += 1;
    if (published === 2) throw new ServiceUnavailable('events');
  };
  expect((await replay(letters, failing, 4)).status).toBeGreaterThanOrEqual(500);
  expect(letters.seen()).toEqual(['second', 'no event', 'third']);
  expect(await replay(letters, async () => undefined, 3)).toMatchObject({ status: 200, body: { count: 2, kept: 1 } });
  expect(letters.seen()).toEqual(['no event']);
});

test('a replay of other letters than were looked at is refused and touches none', async () => {
  const letters = queueOf(event('first'), event('second'));
  const refused = await replay(letters, async () => undefined, 1);
  expect(refused).toMatchObject({ status: 409, body: { detail: expect.stringContaining('2 wait in undelivered now, not 1') } });
  expect(letters.seen()).toEqual(['first', 'second']);
});
