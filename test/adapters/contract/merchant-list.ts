import { beforeEach, describe, expect, test } from 'vitest';
import { InvalidInput } from '../../../domain/errors.ts';
import type { MerchantListRequest } from '../../../domain/listing/listing-ports.ts';
import type { Item } from '../../../domain/model/item.ts';
import type { Merchant } from '../../../domain/model/merchant.ts';
import type { Backend } from '../backends.ts';
import { noon, nothingElse, someEntry, someMerchant, someTask } from '../some.ts';

/** spread over the packs as hashes are */
const idOf = (n: number): string =>
  `m_${((n * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, '0')}${String(n).padStart(16, '0')}`;
const later = (): string => new Date(Date.now() + 1_000).toISOString();
const byName: MerchantListRequest = { filter: {}, sort: 'name', limit: 4 };

export const merchantListContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`the list of merchants on ${name}`, () => {
    let backend: Backend;
    let told = 0;
    beforeEach(async () => {
      backend = await make();
    });
    const commit = async (merchantId: string, ...puts: Item[]): Promise<void> => {
      told += 1;
      await backend.merchants.commit(merchantId, { ...nothingElse, puts, timeline: [someEntry(merchantId, `e${told}`)] }, null);
    };
    const register = (n: number, more: Partial<Merchant> = {}): Promise<void> =>
      commit(idOf(n), someMerchant(idOf(n), { legalName: `Shop ${String(n).padStart(3, '0')}`, ...more }));
    const names = async (request: Partial<MerchantListRequest> = {}, list = backend.list()): Promise<readonly string[]> =>
      (await list.page({ ...byName, ...request }, later())).merchants.map(({ legalName }) => legalName);

    test('is empty before anybody applies', async () => {
      const page = await backend.list().page(byName, noon);
      expect(page).toEqual({ merchants: [], total: 0, skipped: 0, asOf: noon, behind: false });
      expect((await backend.list().board({}, noon)).columns).toHaveLength(6);
    });

    test('has everybody once and in order, page after page, and the same way back', async () => {
      for (let n = 0; n < 25; n += 1) await register((n * 7) % 25);
      const list = backend.list();
      const pages = [await list.page(byName, later())];
      for (let cursor = pages[0]?.cursor; cursor !== undefined; cursor = pages.at(-1)?.cursor)
        pages.push(await list.page({ ...byName, cursor }, later()));
      const all = pages.flatMap(({ merchants }) => merchants.map(({ legalName }) => legalName));
      expect(all).toEqual(Array.from({ length: 25 }, (_, n) => `Shop ${String(n).padStart(3, '0')}`));
      expect(pages.map(({ total, skipped }) => [total, skipped])).toEqual(
        [0, 4, 8, 12, 16, 20, 24].map((skipped) => [25, skipped]),
      );
      const back = await list.page({ ...byName, cursor: pages.at(-1)?.previous }, later());
      expect(back.merchants.map(({ legalName }) => legalName)).toEqual(all.slice(20, 24));
      expect(back.skipped).toBe(20);
    });

    test('is found by name, by reference and by registration number', async () => {
      await register(1, { legalName: 'Padaria São João', registrationNumber: '12.345.678/0001-95' });
      await register(2, { legalName: 'Bookshop', externalReference: 'CRM-0042' });
      expect(await names({ filter: { search: 'sao j' } })).toEqual(['Padaria São João']);
      expect(await names({ filter: { search: 'crm-0042' } })).toEqual(['Bookshop']);
      expect(await names({ filter: { search: '12345678000195' } })).toEqual(['Padaria São João']);
    });

    test('knows of a change at the next look, whoever looks, and of merchants that did not change too', async () => {
      await register(1);
      await register(2, { lifecycleStage: 'activation' });
      const list = backend.list();
      expect(await names({ filter: { awaiting: ['merchant'] } }, list)).toEqual(['Shop 002']);
      await commit(idOf(1), someMerchant(idOf(1), { legalName: 'Shop 001', lifecycleStage: 'care', version: 1 }));
      await commit(idOf(2), someTask(idOf(2), 'call'));
      for (const one of [list, backend.list()]) {
        expect(await names({ filter: { awaiting: ['merchant'] } }, one)).toEqual(['Shop 001']);
        expect(await names({ filter: { stage: ['activation'], awaiting: ['operations'] } }, one)).toEqual(['Shop 002']);
        expect(await names({}, one)).toEqual(['Shop 001', 'Shop 002']);
      }
    });

    test('is the same for several who look at once, and for who comes after', async () => {
      const lists = [backend.list(), backend.list(), backend.list()];
      for (let round = 0; round < 3; round += 1) {
        for (let n = 0; n < 8; n += 1) await register(round * 8 + n);
        await Promise.all(lists.map((list) => names({}, list)));
      }
      for (const one of [...lists, backend.list()]) {
        const page = await one.page({ ...byName, limit: 100 }, later());
        expect(page.total).toBe(24);
        expect(new Set(page.merchants.map(({ merchantId }) => merchantId)).size).toBe(24);
      }
    });

    test('counts the stages and says what may be chosen', async () => {
      await register(1, { declaredMonthlyVolumeMinor: 500, country: 'PT' });
      await register(2, { declaredMonthlyVolumeMinor: 700, lifecycleStage: 'care' });
      const { columns, facets } = await backend.list().board({}, later());
      expect(columns.filter(({ count }) => count > 0).map(({ stage, declaredMinor }) => [stage, declaredMinor])).toEqual([
        ['onboarding', { BRL: 500 }],
        ['care', { BRL: 700 }],
      ]);
      expect(facets.country).toEqual([
        { value: 'BR', count: 1 },
        { value: 'PT', count: 1 },
      ]);
    });

    test('refuses a cursor somebody made up, or that is of another order', async () => {
      for (let n = 0; n < 5; n += 1) await register(n);
      const { cursor } = await backend.list().page(byName, later());
      await expect(backend.list().page({ ...byName, sort: 'newest', cursor }, later())).rejects.toThrow('cursor');
      await expect(backend.list().page({ ...byName, cursor: 'e30' }, later())).rejects.toThrow(InvalidInput);
    });
  });
};
