import type { Json } from '../model/timeline-entry.ts';
import { plainAmount } from '../money/minor-units.ts';
import type { AwaitedPayout } from './awaited-payout.ts';

/** whose it is, as outside systems name a merchant */
export interface Payee {
  readonly externalReference: string;
  readonly pspClient: string;
}
export interface ToldFact {
  readonly source: string;
  readonly type: string;
  readonly detail: Json;
}
/** who tells of what settlement files say: the bus knows it by this name */
export const settlementsSource = 'settlements';

/** the case of a payout that is late */
export const lateCaseId = ({ id }: Pick<AwaitedPayout, 'id'>): string => `payout-${id}`;

const telling =
  ({ externalReference, pspClient }: Payee, id: string, time: string) =>
  (type: string, data: Readonly<Record<string, Json>>): ToldFact => ({
    source: settlementsSource,
    type,
    detail: {
      ...{ specversion: '1.0', id: `${type}-${id}`, type, source: settlementsSource, time, subject: externalReference },
      data: { pspClient, ...data },
    },
  });

const nameOf = ({ references, batch }: AwaitedPayout): string => references.at(-1) ?? batch;
const amountOf = ({ sumMinor, currency }: AwaitedPayout): string => `${plainAmount(Math.round(sumMinor), currency)} ${currency}`;

/**
 * A payout was not on the bank's statement by its day: a case of the merchant, and a question to its provider whose clock runs, before anybody
 * asks. Told again it is the same.
 */
export const lateFacts = (payout: AwaitedPayout, payee: Payee, now: string): readonly ToldFact[] => {
  const tell = telling(payee, payout.id, now);
  const caseId = lateCaseId(payout);
  const { provider } = payout;
  const day = payout.expectedBy.slice(0, 10);
  const text = `Payout ${nameOf(payout)} (${amountOf(payout)}, batch ${payout.batch}) was due by ${day} and is not on our bank statement. When was it sent, and under which reference?`;
  return [
    tell('case.opened.v1', {
      ...{ caseId, title: `Payout ${nameOf(payout)}`, severity: 'high', topic: 'payout', provider },
      requester: { kind: 'unknown', name: settlementsSource },
    }),
    tell('question.asked.v1', { caseId, questionId: 'late-payout', provider, text }),
  ];
};

/** a chargeback in a settlement file: the acquirer took money back, and what may be done until when is told by itself */
export interface ChargebackLine {
  readonly identity: string;
  readonly references: readonly string[];
  readonly amountMinor: number;
  readonly currency: string;
  readonly at: string;
}
export const chargebackFacts = (
  { identity, references, amountMinor, currency, at }: ChargebackLine,
  provider: string,
  payee: Payee,
): readonly ToldFact[] => {
  const paymentReference = references[0] ?? identity;
  return [
    telling(
      payee,
      identity,
      at,
    )('case.opened.v1', {
      ...{
        caseId: `chargeback-${identity}`,
        title: `Chargeback of ${paymentReference}`,
        severity: 'high',
        topic: 'dispute',
        provider,
      },
      dispute: { paymentReference, reason: 'chargeback', ...(amountMinor > 0 && { amountMinor, currency }) },
    }),
  ];
};

/** the same payout came after all: the provider's clock stops, and the case is done */
export const cameFacts = (payout: AwaitedPayout, payee: Payee, now: string): readonly ToldFact[] => {
  const tell = telling(payee, payout.id, now);
  const caseId = lateCaseId(payout);
  const row = payout.bank === undefined ? '' : `: ${payout.bank.file}, entry ${payout.bank.row}`;
  return [
    tell('question.answered.v1', { caseId, questionId: 'late-payout', text: `On the bank statement${row}.` }),
    tell('case.resolved.v1', { caseId }),
  ];
};
