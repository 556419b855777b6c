import type { Requirement } from '../model/requirement.ts';
import { isDue, isOpen } from '../model/requirement-state.ts';
import type { Snapshot } from '../model/snapshot.ts';

/** the way of a merchant to its first sale, as the merchant sees it */
export const homeSteps = ['company', 'representatives', 'bank', 'payment_methods', 'integration', 'first_sale'] as const;
export type HomeStep = (typeof homeSteps)[number];

/** `to_do`: the merchant acts; `later`: nothing to do about it yet; `stopped`: it will not go on by itself */
export const stepStatuses = ['done', 'to_do', 'with_us', 'with_provider', 'later', 'stopped'] as const;
export type StepStatus = (typeof stepStatuses)[number];

/** the step a requirement belongs to, by what it is about */
export const stepOf = ({ subject, dueIn }: Pick<Requirement, 'subject' | 'dueIn'>): HomeStep => {
  switch (subject.kind) {
    case 'person':
      return 'representatives';
    case 'bank_account':
      return 'bank';
    case 'payment_method':
      return 'payment_methods';
    case 'merchant':
      return dueIn === 'activation' ? 'integration' : 'company';
    case 'document':
      return dueIn === 'activation' ? 'bank' : 'company';
  }
};

const statusOf = (requirements: readonly Requirement[]): StepStatus => {
  const due = requirements.filter(isDue);
  if (due.some((one) => one.awaitingActionFrom === 'merchant')) return 'to_do';
  if (due.some((one) => one.awaitingActionFrom === 'operations')) return 'with_us';
  if (due.length > 0) return 'with_provider';
  return requirements.some(isOpen) ? 'later' : 'done';
};

/** a method the scheme has refused is not boarded by waiting */
const methodsStatus = (snapshot: Snapshot, requirements: StepStatus): StepStatus => {
  if (requirements === 'to_do') return 'to_do';
  const wanted = snapshot.paymentMethods.filter((one) => one.wanted);
  if (wanted.length === 0) return requirements;
  if (wanted.every(({ status }) => status === 'activated')) return requirements;
  const pending = wanted.filter(({ status }) => status.startsWith('pending_'));
  if (pending.length === 0) return wanted.some(({ status }) => status === 'activated') ? requirements : 'stopped';
  if (snapshot.merchant.approvedAt === undefined) return 'later';
  return pending.some(({ status }) => status === 'pending_review') ? 'with_us' : 'with_provider';
};

const saleStatus = ({ merchant, payments }: Snapshot): StepStatus => {
  if (payments?.firstSaleAt !== undefined) return 'done';
  return merchant.chargesEnabled ? 'to_do' : 'later';
};

/** every step with how it stands, in order. A merchant whose application is not decided yet has nothing done about its integration */
export const stepsOf = (snapshot: Snapshot): readonly { readonly step: HomeStep; readonly status: StepStatus }[] =>
  homeSteps.map((step) => {
    const status = statusOf(snapshot.requirements.filter((one) => stepOf(one) === step));
    switch (step) {
      case 'payment_methods':
        return { step, status: methodsStatus(snapshot, status) };
      case 'integration':
        return { step, status: status === 'done' && snapshot.merchant.approvedAt === undefined ? 'later' : status };
      case 'first_sale':
        return { step, status: saleStatus(snapshot) };
      default:
        return { step, status };
    }
  });
