import { beforeEach, describe, expect, test } from 'vitest';
import type { AccountChange } from '../../../domain/model/account-change.ts';
import type { BankAccount } from '../../../domain/model/parties.ts';
import type { Backend } from '../backends.ts';
import { nothingElse, someId, someMerchant } from '../some.ts';

const [one, other] = [someId(1), someId(2)];
const monday = '2026-11-23T12:00:00.000Z';
const fingerprint = 'f'.repeat(32);
const account = (merchantId: string): BankAccount => ({
  ...{ kind: 'bank_account', merchantId, id: 'primary', version: 0, country: 'BR', last4: '4321', fingerprint, addedAt: monday },
});
const change = (merchantId: string, status: 'open' | 'stopped'): AccountChange => ({
  ...{ kind: 'account_change', merchantId, id: 'c-1', version: 0, status, flags: [], approvals: [] },
  to: { of: 'bank_account', country: 'BR', last4: '4321', fingerprint },
  request: { through: 'page', urgent: false, oldAccountClosed: false, accountOfAnother: false },
  ...{ askedBy: { kind: 'merchant', id: 'lia' }, askedAt: monday },
});

export const accountOwnersContract = (name: string, make: () => Promise<Backend>): void => {
  describe(`whose an account is on ${name}`, () => {
    let backend: Backend;
    beforeEach(async () => {
      backend = await make();
    });
    const put = (merchantId: string, item: BankAccount | AccountChange) =>
      backend.merchants.commit(merchantId, { ...nothingElse, puts: [someMerchant(merchantId), item] }, null);
    const another = () => backend.owners.hasAnother(fingerprint, { merchantId: one });

    test('one’s own account is nobody else’s', async () => {
      await put(one, account(one));
      expect(await another()).toBe(false);
    });

    test('another merchant’s is another’s, and one that another has asked for', async () => {
      await put(other, account(other));
      expect(await another()).toBe(true);
      expect(await backend.owners.hasAnother('0'.repeat(32), { merchantId: one })).toBe(false);
    });

    test('a change that another asked for counts, unless it was stopped', async () => {
      await put(other, change(other, 'stopped'));
      expect(await another()).toBe(false);
      await put(someId(3), change(someId(3), 'open'));
      expect(await another()).toBe(true);
    });
  });
};
