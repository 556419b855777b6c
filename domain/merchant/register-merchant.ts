import * as z from 'zod';
import { ApplicationConflict, InvalidInput, MerchantClosed } from '../errors.ts';
import { type SealedApplication, sealedApplication } from '../events/application.ts';
import { normalEmail } from '../member/normal-email.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { Item } from '../model/item.ts';
import type { Merchant } from '../model/merchant.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { stepEntry, stepInput } from '../model/step.ts';
import { segmentOf } from '../policy/lookup.ts';
import { identifierRequirement } from '../requirement/identifier-requirement.ts';
import { openedEvent } from '../requirement/opened-event.ts';
import { deriveMerchantId, drawPercent } from './derive-merchant-id.ts';
import { applicationFingerprint } from './seal-application.ts';

export const registerMerchantInput = stepInput.extend({ application: sealedApplication });
export const registerMerchantResult = z.object({ kind: z.literal('registered'), policyVersion: z.string() });
type Input = z.infer<typeof registerMerchantInput>;
type Result = z.infer<typeof registerMerchantResult>;

/** a merchant as it applied, at the beginning of its onboarding */
export const newMerchant = (
  application: SealedApplication,
  { merchantId, run }: Pick<Input, 'merchantId' | 'run'>,
  context: Context,
): Merchant => {
  const { now, policy } = context;
  const { persons: _persons, paymentMethods: _methods, bankAccount: _account, ...applicant } = application.data;
  const held = drawPercent(merchantId, policy.nudges.holdOutSalt) < policy.nudges.holdOutPercent;
  return {
    ...applicant,
    kind: 'merchant',
    merchantId,
    id: 'merchant',
    version: 0,
    externalReference: application.subject,
    fingerprint: applicationFingerprint(application),
    segment: segmentOf(policy, applicant.currency, applicant.declaredMonthlyVolumeMinor),
    lifecycleStage: 'onboarding',
    operationalStatus: 'pending',
    complianceStatus: 'unknown',
    chargesEnabled: false,
    payoutsEnabled: false,
    disabledReason: 'onboarding',
    capabilities: [],
    nudgeGroup: held ? 'hold_out' : 'treated',
    policyVersion: policy.version,
    run,
    stageHistory: [{ stage: 'onboarding', at: now }],
    registeredAt: now,
  };
};

const partiesOf = (application: SealedApplication, merchantId: string, now: string): readonly Item[] => {
  const { persons, paymentMethods, pspClient } = application.data;
  return [
    ...persons.map((one, index): Item => ({ ...one, kind: 'person', merchantId, id: `p${index + 1}`, version: 0 })),
    ...[...new Set(paymentMethods)].map(
      (id): Item => ({
        kind: 'payment_method',
        merchantId,
        id,
        version: 0,
        pspClient,
        wanted: true,
        status: 'pending_boarding',
        statusAt: now,
      }),
    ),
  ];
};

const accountOf = (application: SealedApplication, merchantId: string, context: Context): readonly Item[] => {
  const account = application.data.bankAccount;
  if (account === undefined) return [];
  if (account.status === 'invalid') {
    return [identifierRequirement(merchantId, 'bank_account', { code: account.code, about: account.about }, context)];
  }
  const { status: _status, ...known } = account;
  return [{ ...known, kind: 'bank_account', merchantId, id: 'primary', version: 0, addedAt: context.now }];
};

/** who applied is the first owner of the merchant's page */
export const ownerOf = ({ merchantId, contact, registeredAt: since }: Merchant): readonly Item[] => {
  const id = normalEmail(contact.email ?? '');
  return id === undefined ? [] : [{ kind: 'member', merchantId, id, version: 0, role: 'owner', status: 'active', since }];
};

/**
 * Registers the merchant of an application: idempotent, the hold-out drawn by hash, the policy version fixed. A bad account opens its requirement here, where it was seen.
 * Throws ApplicationConflict when the reference is taken by other data, MerchantClosed when its merchant has left, InvalidInput when merchantId is not the application's.
 */
export const registerMerchant = (snapshot: Snapshot | undefined, input: Input, context: Context): Decision<Result> => {
  const { application } = input;
  const merchantId = deriveMerchantId(application.data.pspClient, application.subject);
  if (merchantId !== input.merchantId)
    throw new InvalidInput('merchantId', `is not that of application subject "${application.subject}"; derive it`);
  if (snapshot !== undefined) {
    if (snapshot.merchant.fingerprint !== applicationFingerprint(application)) throw new ApplicationConflict(application.subject);
    if (snapshot.merchant.lifecycleStage === 'offboarded') throw new MerchantClosed(merchantId);
    return nothing({ kind: 'registered', policyVersion: snapshot.merchant.policyVersion });
  }
  const merchant = newMerchant(application, input, context);
  const account = accountOf(application, merchantId, context);
  const data = {
    stage: merchant.lifecycleStage,
    externalReference: merchant.externalReference,
    pspClient: merchant.pspClient,
    nudgeGroup: merchant.nudgeGroup,
    policyVersion: merchant.policyVersion,
    country: merchant.country,
    currency: merchant.currency,
    segment: merchant.segment,
    legalEntityType: merchant.legalEntityType,
    mcc: merchant.mcc,
    paymentMethods: application.data.paymentMethods,
  };
  const opened = account.flatMap((one) => (one.kind === 'requirement' ? [one] : []));
  return {
    result: { kind: 'registered', policyVersion: context.policy.version },
    puts: [merchant, ...partiesOf(application, merchantId, context.now), ...account, ...ownerOf(merchant)],
    deletes: [],
    timeline: [
      stepEntry(input, 'register-merchant', context, {
        type: 'merchant.registered.v1',
        data,
        actor: { kind: 'merchant', id: merchantId },
      }),
      ...opened.map((one) => stepEntry(input, 'register-merchant', context, { ...openedEvent(one), part: one.id })),
    ],
  };
};
