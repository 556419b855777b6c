import { hash } from 'node:crypto';
import type { ApplicationSubmitted, SealedApplication } from '../events/application.ts';
import { canonical } from '../policy/canonical.ts';
import { sealBankAccount } from '../requirement/check-bank-account.ts';

/** the application without its account number: only this may be handed to a run, stored or logged. `pepper` is a secret of the stage */
export const sealApplication = (event: ApplicationSubmitted, pepper: string): SealedApplication => {
  const { bankAccount, ...data } = event.data;
  return { ...event, data: bankAccount === undefined ? data : { ...data, bankAccount: sealBankAccount(bankAccount, pepper) } };
};

/** two applications are the same when their data is: 32 hex digits. The account counts by its last four, so a new pepper makes no new application */
export const applicationFingerprint = (application: SealedApplication): string => {
  const { bankAccount, ...data } = application.data;
  const account = bankAccount?.status === 'valid' ? { country: bankAccount.country, last4: bankAccount.last4 } : bankAccount;
  return hash('sha256', canonical({ ...data, account })).slice(0, 32);
};
