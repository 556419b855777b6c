import { afterAll, beforeAll } from 'vitest';
import { type Backend, memoryBackend, tableBackend } from './backends.ts';
import { accountOwnersContract } from './contract/account-owners.ts';
import { deadLetterReplaysContract } from './contract/dead-letter-replays.ts';
import { dueIndexContract } from './contract/due-index.ts';
import { figuresContract } from './contract/figures.ts';
import { listsContract } from './contract/lists.ts';
import { merchantListContract } from './contract/merchant-list.ts';
import { merchantStoreContract } from './contract/merchant-store.ts';
import { outageBookContract } from './contract/outage-book.ts';
import { paymentLedgerContract } from './contract/payment-ledger.ts';
import { paymentPlacesContract } from './contract/payment-places.ts';
import { planJobsContract } from './contract/plan-jobs-kept.ts';
import { planShelfContract } from './contract/plan-shelf.ts';
import { policyDraftsContract } from './contract/policy-drafts.ts';
import { policyStoreContract } from './contract/policy-store.ts';
import { readersContract } from './contract/readers.ts';
import { screeningListsContract } from './contract/screening-lists.ts';
import { teamLoadsContract } from './contract/team-loads.ts';
import { unmatchedContract } from './contract/unmatched.ts';
import { visitsContract } from './contract/visits.ts';
import { type Dynoxide, startDynoxide } from './dynoxide.ts';

let dynoxide: Dynoxide | undefined;
beforeAll(async () => {
  dynoxide = await startDynoxide();
});
afterAll(() => dynoxide?.stop());

const running = (): Dynoxide => {
  if (dynoxide === undefined) throw new Error('dynoxide is not running');
  return dynoxide;
};
const backends: readonly [string, () => Promise<Backend>][] = [
  ['memory', memoryBackend],
  ['dynoxide', tableBackend(running)],
];

for (const [name, make] of backends) {
  accountOwnersContract(name, make);
  merchantStoreContract(name, make);
  paymentLedgerContract(name, make);
  paymentPlacesContract(name, make);
  deadLetterReplaysContract(name, make);
  dueIndexContract(name, make);
  outageBookContract(name, make);
  teamLoadsContract(name, make);
  planShelfContract(name, make);
  planJobsContract(name, make);
  unmatchedContract(name, make);
  figuresContract(name, make);
  listsContract(name, make);
  merchantListContract(name, make);
  readersContract(name, make);
  policyStoreContract(name, make);
  screeningListsContract(name, make);
  visitsContract(name, make);
  policyDraftsContract(name, make);
}
