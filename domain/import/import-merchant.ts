import * as z from 'zod';
import { withCapabilities } from '../capability/derive-capabilities.ts';
import { beginWatch } from '../care/watch-baseline.ts';
import { applicationData } from '../events/application.ts';
import { deriveMerchantId } from '../merchant/derive-merchant-id.ts';
import { newMerchant, ownerOf } from '../merchant/register-merchant.ts';
import { applicationFingerprint } from '../merchant/seal-application.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Merchant } from '../model/merchant.ts';
import type { PaymentMethod } from '../model/parties.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Refusal } from '../refusal.ts';
import { shortLine } from '../values.ts';

/** a merchant that sells already, as another system knows it; its persons and its account stay there */
export const importedRow = applicationData.omit({ bankAccount: true, persons: true }).extend({ reference: shortLine });
export type ImportedRow = z.infer<typeof importedRow>;

export const importedAs = z.enum(['imported', 'imported_before']);
export type ImportedOutcome = { readonly kind: z.infer<typeof importedAs> } | { readonly kind: 'refused'; readonly why: Refusal };

interface ImportInput {
  readonly row: ImportedRow;
  readonly by: string;
  readonly reason: string;
}

/**
 * A live merchant comes under our care in one transaction: registered, approved and with its methods active, as its other system has it; no run
 * asks it for anything. It is known since now: silence is counted from here. The same row again does nothing. Never throws for what a row holds.
 */
export const importMerchant = (
  known: Snapshot | undefined,
  { row, by, reason }: ImportInput,
  context: Context,
): Decision<ImportedOutcome> => {
  const { reference, ...data } = row;
  const { now } = context;
  const envelope = { specversion: '1.0' as const, id: 'import', source: 'import', time: now, subject: reference };
  const application = { ...envelope, type: 'merchant.application.submitted.v1' as const, data: { ...data, persons: [] } };
  if (known !== undefined) {
    const same = known.merchant.fingerprint === applicationFingerprint(application);
    return nothing(
      same ? { kind: 'imported_before' } : { kind: 'refused', why: { code: 'row-merchant-known', about: { reference } } },
    );
  }
  const merchantId = deriveMerchantId(data.pspClient, reference);
  const applied = newMerchant(application, { merchantId, run: 'import' }, context);
  const paymentMethods = [...new Set(data.paymentMethods)].map((id): PaymentMethod => {
    const of = { kind: 'payment_method' as const, merchantId, id, version: 0, pspClient: data.pspClient };
    return { ...of, wanted: true, status: 'activated', statusAt: now };
  });
  const live: Merchant = {
    ...applied,
    ...{ lifecycleStage: 'care', operationalStatus: 'active', complianceStatus: 'compliant' },
    stageHistory: [{ stage: 'care', at: now }],
    ...{ onboardedAt: now, approvedAt: now, activatedAt: now },
  };
  const merchant = withCapabilities({ merchant: live, requirements: [], accountChanges: [], paymentMethods }, now);
  const { externalReference, pspClient, nudgeGroup, policyVersion, country, currency, segment } = merchant;
  return {
    result: { kind: 'imported' },
    puts: [merchant, ...paymentMethods, ...ownerOf(merchant), beginWatch({ merchant, payments: undefined }, context)],
    deletes: [],
    timeline: [
      {
        merchantId,
        id: 'import',
        at: now,
        type: 'merchant.imported.v1',
        actor: { kind: 'person', id: by },
        reason,
        data: { stage: 'care', externalReference, pspClient, nudgeGroup, policyVersion, country, currency, segment },
      },
    ],
  };
};
