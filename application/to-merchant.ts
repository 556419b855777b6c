import * as z from 'zod';
import type { CaseMatch } from '../domain/case/unmatched-case.ts';
import type { Delivery } from './delivery.ts';

const envelope = z.looseObject({ data: z.looseObject({}) });

/** an event as it would have come had its sender known whose case it is about; its id stays, so it counts once */
export const toMerchant = <Sent extends Pick<Delivery, 'detail'>>(sent: Sent, { pspClient, reference }: CaseMatch): Sent => {
  const { data, ...rest } = envelope.parse(sent.detail);
  return { ...sent, detail: z.json().parse({ ...rest, subject: reference, data: { ...data, pspClient } }) };
};
