import type { HolderCheck } from '../../domain/account-change/holder-check.ts';
import { fakeHolderCheck } from './fake-holder-check.ts';

/** no bank is connected: every question stays without an answer, which is not a no */
const notConnected: HolderCheck = { check: async () => ({ answer: 'NOAP' }) };

/** The holder check of a stage. */
export const holderCheckOf = ({ HOLDER_CHECK }: { readonly HOLDER_CHECK: 'fake' | 'none' }): HolderCheck =>
  HOLDER_CHECK === 'fake' ? fakeHolderCheck : notConnected;
