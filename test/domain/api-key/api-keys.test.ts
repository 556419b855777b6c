import { describe, expect, test } from 'vitest';
import type * as z from 'zod';
import { askForKey, keysAsked, type keyWish } from '../../../domain/api-key/ask-for-key.ts';
import { apiKeyEnded, apiKeyIssued } from '../../../domain/events/inbound.ts';
import { recordFact } from '../../../domain/fact/record-fact.ts';
import { keyState } from '../../../domain/model/api-key.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { applied, at, having, inStage, registered, shopId, tuesday } from '../given.ts';
import { because } from '../refused-because.ts';

const by = 'ana@lojadaana.com.br';
const ask = (snapshot: Snapshot | undefined, asked: z.infer<typeof keyWish>, context = at(tuesday)) =>
  askForKey(snapshot, { merchantId: shopId, requestId: `r-${JSON.stringify(asked)}`, by, asked }, context);

const envelope = { specversion: '1.0', source: 'key-system', time: '2018-03-06T12:00:00Z', subject: 'shop-1' };
let sent = 0;
const nextId = (): string => {
  sent += 1;
  return `e${sent}`;
};
const issued = (keyId: string, more: object = {}) =>
  apiKeyIssued.parse({
    ...{ ...envelope, id: nextId(), type: 'api-key.issued.v1' },
    data: { keyId, prefix: `pk_${keyId}`, issuedAt: '2018-03-06T12:00:00Z', ...more },
  });
const ended = (keyId: string, endsAt: string) =>
  apiKeyEnded.parse({ ...envelope, id: nextId(), type: 'api-key.ended.v1', data: { keyId, endsAt } });
const teller = { kind: 'outside', source: 'key-system' } as const;
type Event = ReturnType<typeof issued> | ReturnType<typeof ended>;
const tell = (snapshot: Snapshot, event: Event) => recordFact(snapshot, { event, teller, pepper: 'p' }, at(tuesday));
const told = (...events: readonly Event[]): Snapshot =>
  events.reduce((snapshot, event) => applied(snapshot, tell(snapshot, event)), registered());
const keysOf = ({ merchant }: Snapshot) => merchant.apiKeys ?? [];

describe('an API key', () => {
  test('is known by its prefix and date, once however often it is told', () => {
    const event = issued('a', { name: 'Web shop', scopes: ['payments.read'] });
    const snapshot = told(event);
    const key = { keyId: 'a', prefix: 'pk_a', name: 'Web shop', scopes: ['payments.read'], issuedAt: '2018-03-06T12:00:00.000Z' };
    expect(keysOf(snapshot)).toEqual([key]);
    expect(tell(snapshot, issued('a', { prefix: 'other' })).result).toMatchObject({ stale: 'key_known' });
  });

  test('is never sent here whole: what is longer than a prefix is refused', () => {
    expect(() => issued('a', { prefix: 'pk_live_4242424242424242' })).toThrow('prefix');
  });

  test('that was replaced works until its end, and not at it', () => {
    const endsAt = '2018-03-08T12:00:00.000Z';
    const [old, next] = keysOf(told(issued('a'), issued('b', { replaces: 'a', replacedEndsAt: endsAt })));
    expect(old).toMatchObject({ keyId: 'a', endsAt });
    expect(next).not.toHaveProperty('endsAt');
    const states = ['2018-03-08T11:59:59.999Z', endsAt].map((now) => keyState({ endsAt: old?.endsAt }, now));
    expect([...states, keyState(next ?? {}, endsAt)]).toEqual(['ending', 'ended', 'works']);
  });

  test('that was replaced without a word about its end has ended with the new one', () => {
    const [old] = keysOf(told(issued('a'), issued('b', { replaces: 'a' })));
    expect(old?.endsAt).toBe('2018-03-06T12:00:00.000Z');
  });

  test('ends when the company ends it; the end of an unknown one is refused by name', () => {
    const snapshot = told(issued('a'), issued('b'), ended('a', '2018-03-06T12:30:00Z'));
    expect(keysOf(snapshot).map(({ endsAt }) => endsAt)).toEqual(['2018-03-06T12:30:00.000Z', undefined]);
    const refused = { kind: 'rejected', rejection: { code: 'api_key_unknown', field: 'data.keyId', about: { keyId: 'c' } } };
    expect(tell(snapshot, ended('c', '2018-03-06T12:30:00Z')).result).toMatchObject(refused);
    expect(tell(registered(), ended('c', '2018-03-06T12:30:00Z')).result).toMatchObject(refused);
  });

  test('is among the twenty that are kept; those that ended first are let go first', () => {
    const many = Array.from({ length: 20 }, (_, n) =>
      issued(`k${n}`, { issuedAt: `2018-02-${String(n + 1).padStart(2, '0')}T00:00:00Z` }),
    );
    const kept = keysOf(told(...many, ended('k7', '2018-03-01T00:00:00Z'), issued('new'))).map(({ keyId }) => keyId);
    expect(kept).toHaveLength(20);
    expect([kept.includes('k7'), kept.at(0), kept.at(-1)]).toEqual([false, 'k0', 'new']);
  });
});

describe('asking for a key', () => {
  test('opens a task for operations and tells who makes keys; nothing else changes', () => {
    const before = registered();
    const decision = ask(before, { wish: 'new', name: 'Web shop' });
    const after = applied(before, decision);
    expect(decision.result).toEqual({ kind: 'asked', wish: 'new' });
    expect({ ...after, tasks: [], merchant: before.merchant }).toEqual({ ...before, tasks: [] });
    expect(after.tasks).toMatchObject([
      { queue: 'follow_ups', title: { code: 'api-key-asked', about: { wish: 'new', name: 'Web shop', by } } },
    ]);
    expect(decision.timeline).toMatchObject([
      { type: 'api-key.asked.v1', actor: { kind: 'merchant', id: by }, data: { wish: 'new', name: 'Web shop' } },
      { type: 'task.opened.v1' },
    ]);
    expect(keysAsked(after)).toEqual([{ wish: 'new', name: 'Web shop', at: tuesday }]);
  });

  test('is done once until somebody has worked it; another wish may stand beside it', () => {
    const once = applied(told(issued('a')), ask(told(issued('a')), { wish: 'rotate', keyId: 'a' }));
    expect(() => ask(once, { wish: 'rotate', keyId: 'a' })).toThrow(because('api-key-asked-already'));
    const both = applied(once, ask(once, { wish: 'end', keyId: 'a' }));
    expect(keysAsked(both)).toMatchObject([
      { wish: 'rotate', name: 'pk_a' },
      { wish: 'end', name: 'pk_a' },
    ]);
    const [task] = once.tasks;
    if (task === undefined) throw new Error('no task');
    const worked = having(once, { ...task, status: 'cancelled', cancelledAt: tuesday, cancelReason: 'settled' });
    expect(ask(worked, { wish: 'rotate', keyId: 'a' }).result.kind).toBe('asked');
  });

  test('is answered once the key is there, or its end is known, whatever becomes of the task', () => {
    const issuedAt = '2018-03-06T13:00:00Z';
    const waits = applied(registered(), ask(registered(), { wish: 'new', name: 'Web shop' }));
    const other = applied(waits, tell(waits, issued('b', { name: 'Till', issuedAt })));
    expect(keysAsked(other)).toHaveLength(1);
    expect(keysAsked(applied(waits, tell(waits, issued('a', { name: 'Web shop' }))))).toHaveLength(1);
    const there = applied(waits, tell(waits, issued('a', { name: 'Web shop', issuedAt })));
    expect(keysAsked(there)).toEqual([]);
    const rotating = applied(there, ask(there, { wish: 'rotate', keyId: 'a' }));
    expect(keysAsked(rotating)).toHaveLength(1);
    expect(keysAsked(applied(rotating, tell(rotating, issued('c', { replaces: 'a' }))))).toEqual([]);
  });

  test('in place of one that has ended, or was never there, is refused', () => {
    const over = told(issued('a'), ended('a', '2018-03-06T12:30:00Z'));
    expect(() => ask(over, { wish: 'rotate', keyId: 'a' })).toThrow(because('api-key-over'));
    expect(() => ask(registered(), { wish: 'end', keyId: 'a' })).toThrow(because('api-key-over'));
  });

  test('goes to the team lead where policy has no queue for follow-ups', () => {
    const context = at(tuesday);
    const { followUp: _none, ...routing } = context.policy.tasks.routing;
    const policy = { ...context.policy, tasks: { ...context.policy.tasks, routing } };
    const wish = { wish: 'new', name: 'Web shop' } as const;
    expect(applied(registered(), ask(registered(), wish, { ...context, policy })).tasks).toMatchObject([{ queue: 'leads' }]);
  });

  test('of a merchant that has left, or there is not, is refused', () => {
    expect(() => ask(inStage('offboarded'), { wish: 'new', name: 'x' })).toThrow('has left');
    expect(() => ask(undefined, { wish: 'new', name: 'x' })).toThrow('is not registered');
  });

  test('is no other task of the merchant, and none of a later version', () => {
    const once = applied(registered(), ask(registered(), { wish: 'new', name: 'Web shop' }));
    const [task] = once.tasks;
    if (task === undefined) throw new Error('no task');
    expect(keysAsked(having(once, { ...task, title: 'Call them' }))).toEqual([]);
    expect(keysAsked(having(once, { ...task, title: { code: 'change-asked', about: {} } }))).toEqual([]);
    expect(keysAsked(having(once, { ...task, title: { code: 'api-key-asked', about: { wish: 'lend' } } }))).toEqual([]);
  });
});
