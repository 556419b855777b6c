import type { HistoricMerchant, HistoricPayment } from './profile.ts';

/** ids of the events rows become: a refusal names them */
export const applicationEventId = ({ externalReference }: Pick<HistoricMerchant, 'externalReference'>): string =>
  `application ${externalReference}`;
export const paymentEventId = ({ kind, paymentId }: Pick<HistoricPayment, 'kind' | 'paymentId'>): string =>
  `${kind} ${paymentId}`;
