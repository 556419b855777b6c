/** a merchant of the history, in the words of `merchant.application.submitted.v1` */
export interface HistoricMerchant {
  readonly externalReference: string;
  /** epoch ms */
  readonly submittedAt: number;
  readonly application: Readonly<Record<string, unknown>>;
}

/** a captured payment or a refund of the history */
export interface HistoricPayment {
  readonly externalReference: string;
  readonly paymentId: string;
  /** epoch ms */
  readonly at: number;
  readonly amountMinor: number;
  readonly currency: string;
  readonly kind: 'captured' | 'refunded';
  readonly method?: string;
}

/** a row turned into something, or into nothing on purpose (a cancelled order is no sale), or refused */
export type Parsed<T> = { readonly ok: T } | { readonly skip: string } | { readonly reason: string };

/** how a kind of export is read */
export interface Profile {
  readonly name: string;
  readonly merchantColumns: readonly string[];
  readonly paymentColumns: readonly string[];
  /** what the importer supposes because the export does not say it; printed with every report */
  readonly assumptions: readonly string[];
  merchant(cells: Readonly<Record<string, string>>): Parsed<HistoricMerchant>;
  payment(cells: Readonly<Record<string, string>>): Parsed<HistoricPayment>;
}
