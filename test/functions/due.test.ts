import { describe, expect, test } from 'vitest';
import { Conflict, ServiceUnavailable } from '../../domain/errors.ts';
import { handle as sweepWith } from '../../functions/events/detect-stalls/handler.ts';
import { handle as dueWith } from '../../functions/events/handle-due/handler.ts';
import { oneByOne, queueConsumer } from '../../functions/runtime/queue-consumer.ts';
import { nothingElse, someId, someRequirement, someTask } from '../adapters/some.ts';
import { listening, merchantId, monday, settle, town } from './town.ts';

const yesterday = '2026-11-22T12:00:00.000Z';
const tomorrow = '2026-11-24T12:00:00.000Z';
const context = Object({ awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 });

describe('the sweep', () => {
  test('queues exactly what is due, over all shards and pages, in the same order every time', async () => {
    const here = town();
    for (let n = 0; n < 40; n += 1) {
      const id = someId(n.toString(16));
      const puts = [someRequirement(id, 'r', { dueAt: n % 2 === 0 ? yesterday : tomorrow }), someTask(id, 't')];
      await here.merchants.commit(id, { ...nothingElse, puts }, null);
    }
    expect(await sweepWith(here)()).toEqual({ found: 20 });
    const first = [...here.queue.sent];
    await sweepWith(here)();
    expect(here.queue.sent.slice(20)).toEqual(first);
  });

  test('shards take turns: what one page of every other shard holds is queued before the second page of a huge one, and two huge ones share', async () => {
    const here = town();
    const pages = (shard: number) => [40, 1, 30, 1][shard] ?? 0;
    const due = {
      from: here.due.from,
      shards: 4,
      due: async (shard: number, _now: string, _limit: number, cursor = '0') => {
        const at = Number(cursor);
        const reference = { merchantId: someId(shard.toString(16)), kind: 'task' as const, id: `t${at}`, dueAt: yesterday };
        return {
          references: [reference],
          digests: [],
          unreadable: [],
          cursor: at + 1 < pages(shard) ? String(at + 1) : undefined,
        };
      },
    };
    expect(await sweepWith({ ...here, due })()).toEqual({ found: 72 });
    const inTurns = ['0', '1', '2', '3', '0', '2', '0', '2'].map(someId);
    expect(here.queue.sent.slice(0, 8).map((one) => one.merchantId)).toEqual(inTurns);
  });

  test('a row nobody can read keeps neither its shard nor the others from being swept, and is told of loudly', async () => {
    const here = town();
    for (let n = 0; n < 16; n += 1) {
      const id = someId(n.toString(16));
      await here.merchants.commit(id, { ...nothingElse, puts: [someRequirement(id, 'r', { dueAt: yesterday })] }, null);
    }
    const due = {
      ...here.due,
      due: async (...asked: Parameters<typeof here.due.due>) => {
        if (asked[0] === 2) throw new ServiceUnavailable('dynamodb');
        return { ...(await here.due.due(...asked)), unreadable: asked[0] === 1 ? ['M#m_x / NONSENSE'] : [] };
      },
    };
    const lost = (await here.due.due(2, monday, 100)).references.length;
    await expect(sweepWith({ ...here, due })()).rejects.toThrow('1 rows of shard 1 of the due index cannot be read');
    expect(here.queue.sent).toHaveLength(16 - lost);
    expect(here.log.lines.find(({ event }) => event === 'due.unreadable')?.fields).toEqual({ shard: 1, key: 'M#m_x / NONSENSE' });
  });

  test('a queue that takes no more stops the sweep loudly: the schedule tries again, twice sent is harmless', async () => {
    const here = town();
    await settle(here, {}, [someRequirement(merchantId, 'r', { dueAt: yesterday })]);
    const queue = { send: () => Promise.reject(new ServiceUnavailable('sqs')) };
    await expect(sweepWith({ ...here, queue })()).rejects.toThrow(ServiceUnavailable);
  });
});

describe('what is due', () => {
  const reference = (dueAt = yesterday) => ({ merchantId, kind: 'requirement', id: 'bank_statement', dueAt });
  const message = (body: unknown, messageId = 'm1') => ({ messageId, receiptHandle: 'r', body: JSON.stringify(body) });
  const overdue = someRequirement(merchantId, 'bank_statement', { deadline: yesterday, dueAt: yesterday });

  test('happens once: a repeat, or a reference the item has moved on from, does nothing', async () => {
    const here = town();
    await settle(here, {}, [overdue]);
    await dueWith(here)(message(reference(tomorrow)));
    expect((await here.merchants.load(merchantId))?.requirements[0]?.dueStatus).toBe('currently_due');
    await dueWith(here)(message(reference()));
    await dueWith(here)(message(reference()));
    expect((await here.merchants.load(merchantId))?.requirements[0]?.dueStatus).toBe('past_due');
    expect((await here.timeline.list(merchantId, 10)).entries.map(({ type }) => type)).toEqual(['requirement.past-due.v1']);
  });

  test('of a restricted merchant is at rest from then on, and what else comes of it is let go', async () => {
    const here = town();
    await settle(here, { restricted: { since: monday, until: '2031-11-23T12:00:00.000Z' } }, [overdue]);
    const log = listening();
    await dueWith(here)(message(reference()));
    const { requirements = [] } = (await here.merchants.load(merchantId)) ?? {};
    expect(requirements).toMatchObject([{ dueStatus: 'currently_due' }]);
    expect(requirements[0]).not.toHaveProperty('dueAt');
    const consume = queueConsumer(
      oneByOne(() => Promise.reject(new Conflict({ code: 'merchant-restricted', about: { until: tomorrow } })), log),
      log,
    );
    expect(await consume({ Records: [message({}, 'late')] }, context)).toEqual({ batchItemFailures: [] });
    expect(log.lines).toMatchObject([{ event: 'message.of-restricted' }]);
  });

  test('of a merchant that is not there is done', async () => {
    await expect(dueWith(town())(message(reference()))).resolves.toBeUndefined();
  });

  test('one bad message comes again alone, the others are done', async () => {
    const here = town();
    await settle(here, {}, [overdue]);
    const log = listening();
    const consume = queueConsumer(oneByOne(dueWith(here), log), log);
    const answer = await consume({ Records: [message({ nonsense: true }, 'bad'), message(reference(), 'good')] }, context);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'bad' }] });
    expect((await here.merchants.load(merchantId))?.requirements[0]?.dueStatus).toBe('past_due');
    expect(log.lines[0]).toMatchObject({ event: 'message.failed', fields: { error: 'InvalidInput' } });
  });

  test('the clock is the consumer\u2019s: nothing falls due before its time', async () => {
    const here = town();
    await settle(here, {}, [someRequirement(merchantId, 'bank_statement', { deadline: tomorrow, dueAt: tomorrow })]);
    await dueWith(here)(message(reference(tomorrow)));
    expect((await here.merchants.load(merchantId))?.requirements[0]?.dueStatus).toBe('currently_due');
    expect(here.clock.now()).toBe(monday);
  });
});
