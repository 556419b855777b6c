import type { AccountOwners } from '../../domain/account-change/account-owners.ts';
import { sealedAccountOf } from '../../domain/account-change/sealed-account-of.ts';
import type { World } from './world.ts';

export const accountOwners = (world: World): AccountOwners => ({
  hasAnother: async (fingerprint, { merchantId }) =>
    [...world.items]
      .filter(([owner]) => owner !== merchantId)
      .some(([, items]) => [...items.values()].some((item) => sealedAccountOf(item) === fingerprint)),
});
