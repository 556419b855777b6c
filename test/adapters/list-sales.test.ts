import { beforeAll, describe, expect, test } from 'vitest';
import { merchantStore } from '../../adapters/memory/merchant-store.ts';
import { paymentReader } from '../../adapters/memory/readers.ts';
import { emptyWorld } from '../../adapters/memory/world.ts';
import { listSales } from '../../application/list-sales.ts';
import { showSale } from '../../application/show-sale.ts';
import { fillBuckets } from '../../domain/activation/fill-buckets.ts';
import { giveBack } from '../../domain/activation/give-back.ts';
import type { PaymentFact } from '../../domain/activation/payment-fact.ts';
import type { PaymentReader } from '../../domain/books-ports.ts';
import type { Place } from '../../domain/sales/movement.ts';
import type { SaleFilter } from '../../domain/sales/sale-filter.ts';
import { nothingElse, someId } from './some.ts';

const id = someId(7);
const start = Date.parse('2026-11-01T00:00:00.000Z');
const span = { from: '2026-11-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' };

/** a sale every so many seconds, each tenth of it given back an hour later */
const salesOf = (count: number, seconds: number): readonly PaymentFact[] =>
  Array.from({ length: count }, (_, n): PaymentFact[] => {
    const at = new Date(start + n * seconds * 1000);
    const line = { id: `p${n}`, reference: `ORD-${n}`, method: n % 3 === 0 ? 'pix' : 'card' };
    const sale: PaymentFact = {
      kind: 'captured',
      id: line.id,
      amountMinor: 100 + n,
      currency: 'BRL',
      at: at.toISOString(),
      line,
    };
    if (n % 10 !== 9) return [sale];
    const later = new Date(at.getTime() + 3_600_000).toISOString();
    const amountMinor = n % 20 === 9 ? 1 : sale.amountMinor;
    return [sale, { ...sale, kind: 'refunded', id: `r${n}`, amountMinor, at: later, line: { id: `r${n}`, of: line.id } }];
  }).flat();

const readerOf = async (facts: readonly PaymentFact[]) => {
  const world = emptyWorld();
  const { buckets } = fillBuckets(id, [], facts);
  const refunded = giveBack(id, [], facts);
  const store = merchantStore(world);
  for (let at = 0; at < buckets.length; at += 50)
    await store.commit(id, { ...nothingElse, buckets: buckets.slice(at, at + 50) }, null);
  for (let at = 0; at < refunded.length; at += 50)
    await store.commit(id, { ...nothingElse, refunded: refunded.slice(at, at + 50) }, null);
  let parts = 0;
  const inner = paymentReader(world);
  const reader: PaymentReader = {
    ...inner,
    newest: async (...asked) => {
      const found = await inner.newest(...asked);
      parts += found.length;
      return found;
    },
  };
  return { reader, partsRead: () => parts };
};

const everyPage = async (reader: PaymentReader, filter: SaleFilter = {}, limit = 50) => {
  const rows: string[] = [];
  let after: Place | undefined;
  let pages = 0;
  do {
    const page = await listSales(reader, id, { span, filter, after, limit });
    rows.push(...page.rows.map(({ movement }) => movement.line?.id ?? ''));
    after = page.next;
    pages += 1;
  } while (after !== undefined && pages < 500);
  return { rows, pages };
};

describe.each([
  ['slow', salesOf(200, 7_200)],
  ['busy', salesOf(3_000, 7)],
] as const)('the list of a %s merchant', (_, facts) => {
  let reader: PaymentReader;
  beforeAll(async () => {
    reader = (await readerOf(facts)).reader;
  });
  const inOrder = facts.toSorted((a, b) => (a.at > b.at ? -1 : 1));

  test('has every sale and refund of the period once, page after page, the newest first', async () => {
    const { rows } = await everyPage(reader);
    const within = inOrder.filter(({ at }) => at < span.until);
    expect(rows.length).toBe(within.length);
    expect(new Set(rows)).toEqual(new Set(within.map((fact) => fact.id)));
    expect(rows[0]).toBe(within[0]?.id);
  });

  test('filters by method, by status and by reference over all pages', async () => {
    const within = facts.filter(({ at }) => at < span.until);
    const pix = within.filter((one) => one.line?.method === 'pix');
    expect((await everyPage(reader, { method: 'pix' }, 7)).rows.length).toBe(pix.length);
    const all = within.filter(({ kind, id: name }) => kind === 'captured' && Number(name.slice(1)) % 20 === 19);
    expect(new Set((await everyPage(reader, { status: 'refunded' }, 7)).rows)).toEqual(new Set(all.map((one) => one.id)));
    expect((await everyPage(reader, { reference: 'ORD-19' }, 7)).rows).toContain('p19');
    expect((await everyPage(reader, { status: 'partly_refunded' }, 7)).rows).toContain('p9');
  });

  test('shows one sale with what went back of it', async () => {
    const [row] = (
      await listSales(reader, id, { span, filter: { reference: 'ORD-19', kind: 'sale' }, after: undefined, limit: 500 })
    ).rows.filter(({ movement }) => movement.line?.id === 'p19');
    const shown = await showSale(reader, id, row?.movement.id ?? '');
    expect(shown).toMatchObject({ row: { status: 'refunded' }, refundCount: 1, refunds: [{ id: 'r19' }] });
    const [refund] = (await listSales(reader, id, { span, filter: { kind: 'refund' }, after: undefined, limit: 1 })).rows;
    expect(await showSale(reader, id, refund?.movement.id ?? '')).toMatchObject({ row: { status: undefined }, refunds: [] });
    expect(await showSale(reader, id, '2026110100-0123456789abcdef')).toBeUndefined();
    expect(await showSale(reader, id, 'guessed')).toBeUndefined();
  });
});

test('the first page costs as much with many sales as with few, and a search in vain ends and says how far it looked', async () => {
  const many = await readerOf(salesOf(60_000, 40));
  await listSales(many.reader, id, { span, filter: {}, after: undefined, limit: 50 });
  expect(many.partsRead()).toBeLessThanOrEqual(40);
  const { rows, next } = await listSales(many.reader, id, {
    span,
    filter: { reference: 'nowhere' },
    after: undefined,
    limit: 50,
  });
  expect(rows).toEqual([]);
  expect(next?.at).toMatch(/:00:00\.000Z$/);
});
