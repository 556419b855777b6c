import { beforeEach, describe, expect, test } from 'vitest';
import type { PaymentPlaces } from '../../../domain/activation/payment-places.ts';
import type { Backend } from '../backends.ts';
import { noon, someId } from '../some.ts';

export const paymentPlacesContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`whose payment an id is, on ${name}`, () => {
    let places: PaymentPlaces;
    beforeEach(async () => {
      ({ places } = await make());
    });
    const of = (n: number, idHash = n.toString(16).padStart(16, '0')) => ({ idHash, merchantId: someId(n), at: noon });

    test('an id nobody used is of no merchant, and nothing to note is no call', async () => {
      await places.note([]);
      expect(await places.find(of(1).idHash, 3)).toEqual([]);
    });
    test('more than one call takes are all found, each by its own id', async () => {
      const all = Array.from({ length: 60 }, (_, n) => of(n));
      await places.note(all);
      for (const one of [all[0], all[24], all[25], all[59]]) expect(await places.find(one?.idHash ?? '', 3)).toEqual([one]);
    });
    test('the same twice, in one batch or in two, is there once', async () => {
      await places.note([of(1), of(1)]);
      await places.note([of(1)]);
      expect(await places.find(of(1).idHash, 3)).toEqual([of(1)]);
    });
    test('where several merchants number alike, so many are found as are asked for', async () => {
      const alike = [1, 2, 3, 4].map((n) => of(n, 'ffffffffffffffff'));
      await places.note(alike);
      expect(await places.find('ffffffffffffffff', 10)).toHaveLength(4);
      expect(await places.find('ffffffffffffffff', 3)).toHaveLength(3);
    });
  });
};
