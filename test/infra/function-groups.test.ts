import { describe, expect, it, test } from 'vitest';
import { beyondNeed, functions, isLooking, together } from '../../lib/function-groups.ts';
import { functionSizes } from '../../lib/function-sizes.ts';
import { handlers } from '../../lib/functions.ts';
import type { Grant } from '../../lib/grants.ts';

const pairsOf = (grants: readonly Grant[]) => grants.flatMap(({ actions, on }) => actions.map((action) => `${action} on ${on}`));
const changingOf = (grants: readonly Grant[]) =>
  grants.flatMap(({ actions, on }) => pairsOf([{ on, actions: actions.filter((action) => !isLooking({ action, on })) }]));
/** of the console and of the merchant’s page */
const routes: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(handlers).flatMap(([name, { route }]) => (route === undefined ? [] : [[name, route]])),
);
const methodsOf = (name: string) => new Set(functions[name]?.handlers.map((handler) => routes[handler]?.split(' ')[0]));
const answering = [...new Set(Object.keys(routes).map((handler) => handlers[handler]?.in ?? ''))];

describe('what several need together', () => {
  const put: Grant = { actions: ['dynamodb:PutItem', 'dynamodb:Query'], on: 'table' };
  const seldom: Grant = { actions: ['dynamodb:DeleteItem'], on: 'table', kept: 'few leave' };

  it('has each action on each place once', () => {
    expect(together([put, put, { actions: ['dynamodb:Query'], on: 'table' }])).toEqual([put]);
    expect(together([put, { ...put, on: 'mine-index' }])).toEqual([put, { ...put, on: 'mine-index' }]);
  });

  it('keeps the reasons of an action no sound journey asks for, each once', () => {
    expect(together([seldom, put, seldom, { ...seldom, kept: 'few are late' }])).toEqual([
      { ...seldom, kept: 'few leave; few are late' },
      put,
    ]);
  });

  it('keeps apart what is allowed under different conditions', () => {
    const narrow = { ...put, ownEvents: true };
    expect(together([put, narrow, put])).toEqual([put, narrow]);
  });

  it('keeps none as soon as somebody always needs it', () => {
    expect(together([seldom, { actions: ['dynamodb:DeleteItem'], on: 'table' }])).toEqual([
      { actions: ['dynamodb:DeleteItem'], on: 'table' },
    ]);
  });
});

describe('the functions', () => {
  test.each(Object.entries(functions))('%s may do what its handlers need, and nothing else', (_name, spec) => {
    const needed = spec.handlers.flatMap((handler) => pairsOf(handlers[handler]?.grants ?? []));
    const granted = pairsOf(spec.grants);
    expect(new Set(granted)).toEqual(new Set(needed));
    expect(new Set(granted).size).toBe(granted.length);
  });

  it('have every handler once', () => {
    const inside = Object.values(functions).flatMap((spec) => spec.handlers);
    expect(inside.toSorted()).toEqual(Object.keys(handlers).toSorted());
  });

  test.each(answering)('%s either looks or acts', (name) => {
    expect(methodsOf(name).size).toBe(1);
  });

  test.each(answering.filter((name) => methodsOf(name).has('GET')))('%s changes nothing but what looking takes', (name) => {
    const changes: Readonly<Record<string, readonly string[]>> = {
      // SQS shows a message only by hiding it from others, and puts it back
      'operations-look': ['sqs:ReceiveMessage on dead-letter-queues', 'sqs:ChangeMessageVisibility on dead-letter-queues'],
      // what it signs is put by a browser; S3 asks whether the signer may
      'sign-uploads': ['s3:PutObject on settlement-files', 's3:PutObject on uploads'],
      'merchant-upload': ['s3:PutObject on uploads'],
    };
    expect(changingOf(functions[name]?.grants ?? []).toSorted()).toEqual([...(changes[name] ?? [])].toSorted());
  });

  it('keep apart what could keep others waiting: long reads, and whatever a queue, the stream, the bus or a schedule calls', () => {
    const called = Object.entries(handlers).filter(([, { area }]) => !['steps', 'api', 'merchant'].includes(area));
    for (const name of ['park-run', ...called.map(([handler]) => handler)]) expect(functions[name]?.handlers).toEqual([name]);
    // both read the one list that the function keeps in memory
    expect(functions['list-merchants']?.handlers).toEqual(['list-merchants', 'search-merchants']);
  });

  it('say why they have the memory and the time they have; nobody waits for the API longer than its gateway', () => {
    for (const [name, { why }] of Object.entries(functionSizes)) expect([name, why.length > 40]).toEqual([name, true]);
    for (const name of answering) expect(functions[name]?.timeoutSeconds).toBeLessThanOrEqual(29);
  });

  it('let handlers do no more beyond their need than was agreed to (docs/adr/0036, 0096, 0107, 0109)', () => {
    const beyond = Object.keys(handlers).flatMap(beyondNeed);
    expect(beyond.length).toBeLessThanOrEqual(354);
    expect(beyond.filter((pair) => !isLooking(pair)).length).toBeLessThanOrEqual(98);
  });
});
