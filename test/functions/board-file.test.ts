import { describe, expect, test } from 'vitest';
import { ServiceUnavailable } from '../../domain/errors.ts';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import { answer } from '../../functions/api/board-file/answer.ts';
import { handle } from '../../functions/api/board-file/handler.ts';
import { nothingElse, someMerchant } from '../adapters/some.ts';
import { approved, type Town, town } from './town.ts';

const shops = (n: number) => Array.from({ length: n }, (_, at) => `shop-${at}`);
const tableOf = (references: readonly string[]) => `reference;method\n${references.map((one) => `${one};iDEAL\n`).join('')}`;

/** a town with the merchants of a client */
const withShops = async (references: readonly string[]): Promise<Town> => {
  const here = town();
  const { version } = await here.policies.active();
  for (const reference of references) {
    const id = deriveMerchantId('ppro', reference);
    const more = { ...approved, pspClient: 'ppro', externalReference: reference, policyVersion: version };
    await here.merchants.commit(id, { ...nothingElse, puts: [someMerchant(id, more)] }, null);
  }
  return here;
};
let keys = 0;
const send = async (here: Town, table: string, more: { dryRun?: boolean; from?: number } = {}) => {
  keys += 1;
  const body = {
    file: Buffer.from(table).toString('base64'),
    pspClient: 'ppro',
    reason: 'the client asks',
    dryRun: false,
    from: 0,
    ...more,
  };
  const person = { id: 'ana', name: 'Ana', roles: ['analyst' as const] };
  return answer.parse(await handle(here)({ person, params: {}, query: {}, body, key: `key-${keys}` }));
};
const added = async (here: Town, reference: string): Promise<number> => {
  const { entries } = await here.timeline.list(deriveMerchantId('ppro', reference), 100);
  return entries.filter(({ type }) => type === 'payment-method.added.v1').length;
};

describe('a file of merchants to board', () => {
  test('is first read and tried: every row says what would happen, and nothing is written', async () => {
    const here = await withShops(['shop-0', 'shop-1']);
    const tried = await send(here, `${tableOf(['shop-0', 'shop-1', 'shop-9'])}4.5E+11;iDEAL\n`, { dryRun: true });
    expect(tried).toMatchObject({
      dryRun: true,
      rows: 3,
      done: [
        { line: 2, outcome: 'added' },
        { line: 3, outcome: 'added' },
      ],
    });
    expect(tried.refused.map(({ line, code }) => [line, code])).toEqual([
      [5, 'cell-shortened'],
      [4, 'row-merchant-unknown'],
    ]);
    expect(await added(here, 'shop-0')).toBe(0);
    const done = await send(here, tableOf(['shop-0', 'shop-1', 'shop-9']));
    expect(done.done).toEqual(tried.done);
    expect(await added(here, 'shop-0')).toBe(1);
  });

  test('sent again does nothing twice, and says so', async () => {
    const here = await withShops(['shop-0']);
    await send(here, tableOf(['shop-0']));
    expect((await send(here, tableOf(['shop-0']))).done).toMatchObject([{ outcome: 'boarded_before' }]);
    expect((await send(here, tableOf(['shop-0']), { dryRun: true })).done).toMatchObject([{ outcome: 'boarded_before' }]);
    expect(await added(here, 'shop-0')).toBe(1);
  });

  test('that crashed at any row and was sent again is done for exactly its merchants, each once', async () => {
    const references = shops(6);
    for (let crash = 0; crash < references.length; crash += 1) {
      const here = await withShops(references);
      let begun = 0;
      const { run } = here.work;
      const work = {
        ...here.work,
        run: (async (asked) => {
          begun += 1;
          // half of the crashes come before the row is written, half right after
          if (begun === crash + 1 && crash % 2 === 1) await run(asked);
          if (begun === crash + 1) throw new ServiceUnavailable('dynamodb');
          return run(asked);
        }) as typeof run,
      };
      await expect(send({ ...here, work }, tableOf(references))).rejects.toThrow(ServiceUnavailable);
      const again = await send(here, tableOf(references));
      expect(again.done).toHaveLength(references.length);
      for (const reference of references) expect([reference, await added(here, reference)]).toEqual([reference, 1]);
    }
  });

  test('goes on in parts where it is long, until there is no next', async () => {
    const references = shops(120);
    const here = await withShops(references);
    const told: string[] = [];
    for (let from: number | undefined = 0; from !== undefined; ) {
      const part = await send(here, tableOf(references), { from });
      told.push(...part.done.map(({ reference }) => reference));
      from = part.next;
    }
    expect(told).toEqual(references);
  });
});
