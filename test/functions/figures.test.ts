import { describe, expect, test } from 'vitest';
import { merchantLookup } from '../../adapters/memory/directories.ts';
import { figuresStore, merchantRoll, timelineHistory } from '../../adapters/memory/figures.ts';
import { ServiceUnavailable } from '../../domain/errors.ts';
import { handle as answerWith } from '../../functions/api/get-figures/handler.ts';
import { handle as rollUpWith, wanted } from '../../functions/events/roll-up-figures/handler.ts';
import { scheduledWith } from '../../functions/runtime/run-schedule.ts';
import { nothingElse, someMerchant } from '../adapters/some.ts';
import { listening, monday, town } from './town.ts';

const asOf = '2026-11-24T04:00:00.000Z';
const idOf = (n: number): string => `m_${n.toString(16).padStart(8, '0')}${'0'.repeat(16)}`;

const desk = async (merchants: number) => {
  const here = town();
  const needs = {
    ...here,
    roll: merchantRoll(here.world),
    merchants: merchantLookup(here.world),
    timelines: timelineHistory(here.world),
    figures: figuresStore(),
    payments: { between: (merchantId: string) => here.ledger.allBuckets(merchantId) },
  };
  for (let n = 0; n < merchants; n += 1) {
    const puts = [someMerchant(idOf(n), { registeredAt: monday })];
    await here.merchants.commit(idOf(n), { ...nothingElse, puts }, null);
  }
  return { ...needs, ask: async () => (await answerWith(needs)({ query: {} } as never)).figures };
};

describe('the rollup', () => {
  test('is nothing at first, and then the newest that is complete', async () => {
    const here = await desk(7);
    expect(await here.ask()).toBeUndefined();
    expect(await rollUpWith(here)({ asOf, part: 0, parts: 1 })).toEqual({ merchants: 7, complete: true });
    expect(await here.ask()).toMatchObject({ asOf, merchants: 7 });
  });

  test('in parts is there once the last of them is, in whatever order they end', async () => {
    const here = await desk(10);
    for (const part of [2, 0]) expect((await rollUpWith(here)({ asOf, part, parts: 3 })).complete).toBe(false);
    expect(await here.ask()).toBeUndefined();
    expect((await rollUpWith(here)({ asOf, part: 1, parts: 3 })).complete).toBe(true);
    expect((await here.ask())?.merchants).toBe(10);
    const whole = await desk(10);
    await rollUpWith(whole)({ asOf, part: 0, parts: 1 });
    expect(await here.ask()).toEqual(await whole.ask());
  });

  test('a part that is made twice counts once', async () => {
    const here = await desk(10);
    for (const part of [0, 1, 1, 0]) await rollUpWith(here)({ asOf, part, parts: 2 });
    expect((await here.ask())?.merchants).toBe(10);
  });

  test('that dies in the middle leaves the figures before, and tried again is whole', async () => {
    const here = await desk(5);
    await rollUpWith(here)({ asOf, part: 0, parts: 1 });
    let reads = 0;
    const timelines = {
      whole: () => {
        reads += 1;
        return reads < 3 ? Promise.resolve([]) : Promise.reject(new ServiceUnavailable('dynamodb'));
      },
    };
    const tomorrow = '2026-11-25T04:00:00.000Z';
    await expect(rollUpWith({ ...here, timelines })({ asOf: tomorrow, part: 0, parts: 1 })).rejects.toThrow(ServiceUnavailable);
    expect((await here.ask())?.asOf).toBe(asOf);
    await rollUpWith(here)({ asOf: tomorrow, part: 0, parts: 1 });
    expect(await here.ask()).toMatchObject({ asOf: tomorrow, merchants: 5 });
  });

  test('of an instant leaves out who registered after it', async () => {
    const here = await desk(3);
    await rollUpWith(here)({ asOf: '2026-11-20T04:00:00.000Z', part: 0, parts: 1 });
    expect((await here.ask())?.merchants).toBe(0);
  });

  test('takes the instant as EventBridge Scheduler writes it, and refuses what no schedule of ours sends', async () => {
    expect(wanted.parse({ asOf: '2026-11-24T04:00:00Z', part: 0, parts: 1 }).asOf).toBe(asOf);
    const log = listening();
    const run = scheduledWith(wanted, rollUpWith(await desk(0)), log);
    const context = Object({ awsRequestId: 'r', getRemainingTimeInMillis: () => 1000 });
    await expect(run({ asOf, part: 2, parts: 2 }, context)).rejects.toThrow('must be less than parts');
    expect(log.lines.map(({ event }) => event)).toEqual(['schedule.failed']);
    expect(await run({ asOf, part: 0, parts: 1 }, context)).toEqual({ merchants: 0, complete: true });
  });
});
