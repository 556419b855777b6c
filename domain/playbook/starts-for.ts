import * as z from 'zod';
import type { SealedApplication } from '../events/application.ts';
import type { AnyEnvelope } from '../events/envelope.ts';
import { ownEnvelope } from '../events/own.ts';
import { deriveMerchantId } from '../merchant/derive-merchant-id.ts';
import { applicationFingerprint } from '../merchant/seal-application.ts';
import type { RunInput } from './run-input.ts';
import { runName } from './run-name.ts';

export interface Start {
  readonly name: string;
  readonly input: RunInput;
}

/** the run an application starts. Its name carries the application's fingerprint: the same again is the same run, other data under the same reference shows itself */
export const startForApplication = (application: SealedApplication): Start => {
  const merchantId = deriveMerchantId(application.data.pspClient, application.subject);
  const run = runName(merchantId, 'onboarding', applicationFingerprint(application).slice(0, 12));
  return { name: run, input: { merchantId, playbook: 'onboarding', run, attempt: 1, cause: application.id, application } };
};

const checkInDue = ownEnvelope('check-in.due.v1').extend({ data: z.looseObject({ checkInId: z.string() }) });
const dropped = ownEnvelope('merchant.baseline.dropped.v1').extend({ data: z.looseObject({ checkInId: z.string() }) });
const wokeUp = ownEnvelope('merchant.woke-up.v1').extend({
  data: z.looseObject({ wasActivated: z.boolean(), attempt: z.int() }),
});

const care = (merchantId: string, cause: string, checkInId: string): Start => {
  const run = runName(merchantId, 'care-follow-up', checkInId);
  return { name: run, input: { merchantId, playbook: 'care-follow-up', run, attempt: 1, cause, checkInId } };
};

const next = (merchantId: string, playbook: 'risk-check' | 'activation', cause: string, attempt: number): Start => {
  const run = runName(merchantId, playbook, String(attempt));
  return { name: run, input: { merchantId, playbook, run, attempt, cause } };
};

/** the runs an event of ours starts; most start none. Throws ZodError when an event of ours has lost its shape */
export const startsFor = (event: AnyEnvelope): readonly Start[] => {
  const merchantId = event.subject;
  switch (event.type) {
    case 'merchant.onboarding.completed.v1':
      return [next(merchantId, 'risk-check', event.id, 1)];
    case 'merchant.approved.v1':
      return [next(merchantId, 'activation', event.id, 1)];
    case 'check-in.due.v1':
      return [care(merchantId, event.id, checkInDue.parse(event).data.checkInId)];
    case 'merchant.baseline.dropped.v1':
      return [care(merchantId, event.id, dropped.parse(event).data.checkInId)];
    case 'merchant.woke-up.v1': {
      const { wasActivated, attempt } = wokeUp.parse(event).data;
      return [wasActivated ? care(merchantId, event.id, `woke-${attempt}`) : next(merchantId, 'activation', event.id, attempt)];
    }
    default:
      return [];
  }
};
