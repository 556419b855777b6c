import { describe, expect, test } from 'vitest';
import { plain } from '../../adapters/dynamodb/codec.ts';
import { eventPublisher } from '../../adapters/memory/outside.ts';
import { ServiceUnavailable, Unpublishable } from '../../domain/errors.ts';
import { handle } from '../../functions/events/publish-timeline/handler.ts';
import { streamConsumer } from '../../functions/runtime/stream-consumer.ts';
import { someEntry, someId } from '../adapters/some.ts';
import { listening, monday } from './town.ts';

const id = someId(1);
const row = (entry: object, kind = 'timeline') => ({ sequenceNumber: '1', row: { pk: 'x', sk: 'y', kind, ...entry } });
const context = { awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 };
const record = (n: number, eventName = 'INSERT') => ({
  eventName,
  dynamodb: {
    SequenceNumber: String(n),
    NewImage: {
      kind: { S: 'timeline' },
      merchantId: { S: id },
      id: { S: `e${n}` },
      at: { S: monday },
      type: { S: 'merchant.registered.v1' },
      actor: { M: { kind: { S: 'system' }, id: { S: 'run' } } },
      data: { M: {} },
      result: { S: 'not for the bus' },
    },
  },
});

const nowhere = () => Promise.reject(new Error('nothing is to be set aside'));

describe('the outbox', () => {
  test('tells every timeline entry in an envelope whose id is the entry', async () => {
    const publisher = eventPublisher();
    await handle({ publisher })([row(someEntry(id, 'run/0/register', { reason: 'applied', result: { secret: 1 } }))]);
    expect(publisher.published).toEqual([
      {
        source: 'firstsale',
        type: 'merchant.registered.v1',
        detail: {
          specversion: '1.0',
          id: 'run/0/register',
          type: 'merchant.registered.v1',
          source: 'firstsale',
          time: '2026-11-23T12:00:00.000Z',
          subject: id,
          actor: { kind: 'system', id: 'test' },
          reason: 'applied',
          data: {},
        },
      },
    ]);
  });

  test('tells refused events without what they carried, and published policies; state that appears is no news', async () => {
    const publisher = eventPublisher();
    const refused = { id: 'r1', at: monday, code: 'c', field: 'f', message: 'm', remedy: 'do', original: { iban: 'x' } };
    const policy = { version: 'p_1', publishedAt: monday, by: 'ana', reason: 'r', document: {} };
    await handle({ publisher })([
      row(refused, 'rejected'),
      row(policy, 'policy'),
      row({ id: 'm' }, 'merchant'),
      row({}, 'event_marker'),
    ]);
    expect(publisher.published.map(({ type }) => type)).toEqual(['event.rejected.v1', 'policy.published.v1']);
    expect(JSON.stringify(publisher.published)).not.toContain('iban');
  });

  test('a changed or removed row is not told', async () => {
    const publisher = eventPublisher();
    const consume = streamConsumer(plain, handle({ publisher }), listening(), nowhere);
    const event = { Records: [record(1), record(2, 'MODIFY'), { eventName: 'REMOVE', dynamodb: { SequenceNumber: '3' } }] };
    expect(await consume(event, Object(context))).toEqual({ batchItemFailures: [] });
    expect(publisher.published).toHaveLength(1);
  });

  test('a row the bus refuses is where the stream comes back to; those before it are told, those after it keep their order', async () => {
    const told: string[] = [];
    const publisher = {
      publish: async (events: readonly { detail: unknown }[]) => {
        const ids = events.map(({ detail }) => String(Object(detail).id));
        if (ids.includes('e2')) throw new ServiceUnavailable('eventbridge');
        told.push(...ids);
      },
    };
    const consume = streamConsumer(plain, handle({ publisher }), listening(), nowhere);
    const answer = await consume({ Records: [record(1), record(2), record(3)] }, Object(context));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '2' }] });
    expect(told).toEqual(['e1']);
  });

  test('a row that can never be told of is set aside at once, and its lane goes on', async () => {
    const publisher = eventPublisher();
    const aside: string[] = [];
    const setAside = async ({ sequenceNumber }: { sequenceNumber: string }, { name }: Error) => {
      aside.push(`${sequenceNumber} ${name}`);
    };
    const tooLarge = {
      publish: async (events: Parameters<typeof publisher.publish>[0]) => {
        if (events.some(({ detail }) => Object(detail).id === 'e2')) throw new Unpublishable('too-large', 'e2 is too large');
        await publisher.publish(events);
      },
    };
    const odd = {
      eventName: 'INSERT',
      dynamodb: { SequenceNumber: '3', NewImage: { kind: { S: 'timeline' }, id: { S: 'e3' } } },
    };
    const unreadable = { eventName: 'INSERT', dynamodb: { SequenceNumber: '4', NewImage: { kind: { X: 'what' } } } };
    const consume = streamConsumer(plain, handle({ publisher: tooLarge }), listening(), setAside);
    const answer = await consume({ Records: [record(1), record(2), odd, unreadable, record(5)] }, Object(context));
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(publisher.published.map(({ detail }) => Object(detail).id)).toEqual(['e1', 'e5']);
    expect(aside).toEqual(['2 Unpublishable', '3 ZodError', expect.stringMatching(/^4 /)]);
  });

  test('a row that cannot even be set aside is where the stream comes back to', async () => {
    const broken = { publish: () => Promise.reject(new Unpublishable('refused', 'never')) };
    const down = () => Promise.reject(new ServiceUnavailable('sqs'));
    const consume = streamConsumer(plain, handle({ publisher: broken }), listening(), down);
    expect(await consume({ Records: [record(1), record(2)] }, Object(context))).toEqual({
      batchItemFailures: [{ itemIdentifier: '1' }],
    });
  });
});
