import { systemClock } from '../../../adapters/system-clock.ts';
import { unitOfWork } from '../../../application/unit-of-work.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { letterEnv, readEnv } from '../../runtime/read-env.ts';
import { letterPage } from '../../runtime/run-letter-page.ts';
import { handle } from './handler.ts';

export const entry: Entry = (log) => {
  const stores = sharedStores();
  const { LETTER_SECRET: secret } = readEnv(letterEnv);
  const needs = { ...stores, secret, work: unitOfWork(stores), clock: systemClock };
  return letterPage(handle(needs), log);
};
