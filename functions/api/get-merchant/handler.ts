import { wholeMerchant } from '../../../application/whole-merchant.ts';
import { goLiveChecklist, isAvailable } from '../../../domain/capability/derive-capabilities.ts';
import { merchantSeen } from '../../../domain/dispatch/seen-by-teams.ts';
import { MerchantNotFound } from '../../../domain/errors.ts';
import type { AccountChange } from '../../../domain/model/account-change.ts';
import type { Document } from '../../../domain/model/document.ts';
import type { BankAccount } from '../../../domain/model/parties.ts';
import type { Wait } from '../../../domain/model/wait.ts';
import type { MerchantArchive, MerchantStore } from '../../../domain/ports.ts';
import { type CallOf, none, ofMerchant, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'merchant.read',
  teams: 'own_work',
  params: ofMerchant,
  query: none,
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** a task token never leaves the server */
const withoutToken = (wait: Wait) => {
  if (wait.status !== 'parked') return wait;
  const { token: _token, ...shown } = wait;
  return shown;
};

/** fingerprints of bank accounts are never sent either */
const withoutFingerprint = ({ fingerprint: _fingerprint, ...shown }: BankAccount) => shown;

const withoutSeal = ({ to, ...change }: AccountChange) => {
  if (to.of !== 'bank_account') return { ...change, to };
  const { fingerprint: _fingerprint, ...shown } = to;
  return { ...change, to: shown };
};

/** nor where the bytes of a document lie */
const withoutPlace = (document: Document) => {
  const { upload: _upload, ...shown } = document;
  if (shown.state !== 'clean') return shown;
  const { keptAs: _kept, ...clean } = shown;
  return clean;
};

/** all state of one merchant, what is finished and out of use too: a person looks */
export const handle =
  ({ merchants }: { readonly merchants: Pick<MerchantStore, 'load'> & MerchantArchive }) =>
  async ({ person, params }: CallOf<typeof wanted>) => {
    const whole = await wholeMerchant(merchants, params.merchantId);
    if (whole === undefined) throw new MerchantNotFound(params.merchantId);
    const snapshot = merchantSeen(whole, person.teams);
    const bankAccounts = snapshot.bankAccounts.map(withoutFingerprint);
    const paymentMethods = snapshot.paymentMethods.map((one) => ({ ...one, available: isAvailable(one, snapshot.merchant) }));
    const goLive = snapshot.merchant.lifecycleStage === 'activation' ? goLiveChecklist(snapshot) : [];
    const documents = snapshot.documents.map(withoutPlace);
    const accountChanges = snapshot.accountChanges.map(withoutSeal);
    const waits = snapshot.waits.map(withoutToken);
    return { ...snapshot, bankAccounts, paymentMethods, goLive, documents, accountChanges, waits };
  };
