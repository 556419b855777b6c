import type { SealedApplication } from '../events/application.ts';
import type { Rejection } from '../events/rejection.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { applicationFingerprint } from './seal-application.ts';

/** an application whose reference is taken by another one, or by a merchant that left; undefined when it may go on (the same data again may) */
export const refuseDuplicate = (snapshot: Snapshot | undefined, application: SealedApplication): Rejection | undefined => {
  if (snapshot === undefined) return undefined;
  const field = 'subject';
  const { subject } = application;
  if (snapshot.merchant.restricted !== undefined) return { code: 'merchant_restricted', field, about: {} };
  if (snapshot.merchant.fingerprint !== applicationFingerprint(application))
    return { code: 'duplicate_reference', field, about: { subject } };
  if (snapshot.merchant.lifecycleStage !== 'offboarded') return undefined;
  return { code: 'merchant_closed', field, about: { subject } };
};
