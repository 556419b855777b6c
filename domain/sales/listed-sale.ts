import * as z from 'zod';
import { instant, minor } from '../values.ts';
import { type SaleMovement, type SaleStatus, saleStatuses } from './movement.ts';

/** one sale or refund in a list */
export const listedSale = z.object({
  id: z.string(),
  kind: z.enum(['sale', 'refund']),
  at: instant,
  amountMinor: minor,
  /** of a sale */
  status: z.enum(saleStatuses).optional(),
  /** of a sale: what went back of it */
  refundedMinor: minor.optional(),
  /** the ledger's id; absent of payments from before it was kept */
  paymentId: z.string().optional(),
  reference: z.string().optional(),
  /** masked: `J*** S***` */
  customer: z.string().optional(),
  /** last four digits */
  card: z.string().optional(),
  method: z.string().optional(),
  plan: z.string().optional(),
});

/** a movement and what went back of it */
export interface ListedMovement {
  readonly movement: SaleMovement;
  /** of a sale */
  readonly status: SaleStatus | undefined;
  readonly refundedMinor: number;
}

/** A movement as people see it. */
export const listed = ({ movement, status, refundedMinor }: ListedMovement): z.infer<typeof listedSale> => {
  const { id, kind, at, amountMinor, line } = movement;
  const { reference, customer, card, method, plan } = line ?? {};
  return {
    ...{ id, kind, at, amountMinor, reference, customer, card, method, plan },
    paymentId: line?.of ?? line?.id,
    ...(status !== undefined && { status, refundedMinor }),
  };
};
