import type { PaymentPlaces } from '../../domain/activation/payment-places.ts';
import type { World } from './world.ts';

/** whose payment an id is, in memory as the table keeps it */
export const paymentPlaces = (world: World): PaymentPlaces => ({
  note: async (places) => {
    for (const one of places) world.places.set(`${one.idHash}#${one.merchantId}`, one);
  },
  find: async (idHash, limit) => {
    const found = [...world.places.values()].filter((one) => one.idHash === idHash);
    return found.toSorted((one, other) => (one.merchantId < other.merchantId ? -1 : 1)).slice(0, limit);
  },
});
