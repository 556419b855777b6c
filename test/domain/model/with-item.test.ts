import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Item, type ItemKind, item } from '../../../domain/model/item.ts';
import { overlay } from '../../../domain/model/overlay-changes.ts';
import { itemsOf, snapshotOf } from '../../../domain/model/snapshot.ts';
import { withItem } from '../../../domain/model/with-item.ts';
import { registered, shopId } from '../given.ts';

const kinds = item.options.flatMap((option) => [...new Set(kindsIn(option))]);
function kindsIn(option: unknown): ItemKind[] {
  const { shape, options = [] } = (option as { def: { shape?: { kind: { value: ItemKind } }; options?: unknown[] } }).def;
  return shape === undefined ? options.flatMap(kindsIn) : [shape.kind.value];
}
const single: readonly ItemKind[] = ['merchant', 'watch', 'payments', 'erasure'];
const { merchant } = registered();
/** nothing looks at what is in it beside its name */
const anItem = (kind: ItemKind, id: string, version: number): Item =>
  kind === 'merchant'
    ? { ...merchant, version }
    : ({ kind, merchantId: shopId, id: single.includes(kind) ? 'only' : id, version } as unknown as Item);

const named = fc.record({ kind: fc.constantFrom(...kinds), id: fc.constantFrom('a', 'b', 'c') });
const others = named.filter(({ kind }) => kind !== 'merchant');
const nameOf = ({ kind, id }: { readonly kind: ItemKind; readonly id: string }) => `${kind}#${id}`;

it('there are items of twenty-one kinds to try', () => {
  expect(new Set(kinds).size).toBe(21);
});

it('law: a snapshot with items put and taken out is the one made of what is left, whatever their kinds', () => {
  const lists = { there: fc.array(named), gone: fc.array(others), put: fc.array(named) };
  fc.assert(
    fc.property(fc.record(lists), ({ there, gone, put }) => {
      const items = new Map<string, Item>([['merchant', merchant]]);
      const setAll = (all: readonly Item[]): void => {
        for (const one of all) items.set(one.kind === 'merchant' ? 'merchant' : nameOf(one), one);
      };
      setAll(there.map(({ kind, id }) => anItem(kind, id, 1)));
      const before = snapshotOf(items.values()) ?? registered();
      const deletes = gone.map(({ kind, id }) => ({ kind, id: anItem(kind, id, 1).id, version: 1 }));
      const puts = put.map(({ kind, id }) => anItem(kind, id, 2));
      for (const one of deletes) items.delete(nameOf(one));
      setAll(puts);
      expect(overlay(before, { puts, deletes })).toEqual(snapshotOf(items.values()));
    }),
  );
});

it('law: what is new goes where it belongs, and what is there stays where it is', () => {
  const letters = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1 });
  fc.assert(
    fc.property(letters, (ids) => {
      const put = ids.reduce(
        (snapshot, id) => withItem(snapshot, anItem('task', id, 1), (one, other) => one.id < other.id),
        registered(),
      );
      expect(put.tasks.map(({ id }) => id)).toEqual(ids.toSorted());
      const again = withItem(put, anItem('task', ids[0] ?? '', 2), () => true);
      expect(again.tasks.map(({ id }) => id)).toEqual(ids.toSorted());
      expect(itemsOf(again)).toHaveLength(itemsOf(put).length);
    }),
  );
});
