import type { DataExport, ExportTotals } from '../model/data-export.ts';
import type { Payout } from '../model/payout.ts';
import { plainAmount } from '../money/minor-units.ts';
import type { Cell } from '../text/csv.ts';
import type { ReadingLanguage } from '../wording/reading-language.ts';
import type { SaleMovement } from './movement.ts';

/** a row of the file: a sale, a refund, or money paid out to the merchant */
export type Entry =
  | { readonly kind: 'movement'; readonly movement: SaleMovement }
  | { readonly kind: 'payout'; readonly payout: Payout };
export const instantOf = (entry: Entry): string => (entry.kind === 'movement' ? entry.movement.at : entry.payout.statusAt);

interface ExportWords {
  readonly header: (zone: string) => readonly string[];
  readonly sale: string;
  readonly refund: string;
  readonly payout: string;
}
const words: Readonly<Record<ReadingLanguage, ExportWords>> = {
  en: {
    header: (zone) => [
      ...[`Date (${zone})`, 'Kind', 'Amount', 'Currency', 'Reference', 'Payment number', 'Refund or payout number'],
      ...['Customer', 'Card', 'Method', 'Plan', 'Account'],
    ],
    sale: 'Sale',
    refund: 'Refund',
    payout: 'Payout',
  },
  fr: {
    header: (zone) => [
      ...[`Date (${zone})`, 'Type', 'Montant', 'Devise', 'Référence', 'Numéro de paiement'],
      ...['Numéro de remboursement ou de versement', 'Client', 'Carte', 'Moyen de paiement', 'Formule', 'Compte'],
    ],
    sale: 'Vente',
    refund: 'Remboursement',
    payout: 'Versement',
  },
};

/** The header of a file: the zone its times are in stands in it. */
export const headerOf = ({ language, timeZone }: Pick<DataExport, 'language' | 'timeZone'>): readonly Cell[] =>
  words[language].header(timeZone);

/** Rows of a file: amounts signed as they move the merchant's balance, times in its zone, ids as text. */
export const rowsFor = ({ language, timeZone, currency }: Pick<DataExport, 'language' | 'timeZone' | 'currency'>) => {
  const { sale, refund, payout: paidOut } = words[language];
  // swedish dates are ISO dates
  const format = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium', timeZone });
  const at = (instant: string): string => format.format(Date.parse(instant));
  const amount = (minor: number): Cell => ({ number: plainAmount(minor, currency) });
  return (entry: Entry): readonly Cell[] => {
    if (entry.kind === 'payout') {
      const { statusAt, amountMinor, payoutId, accountLast4 } = entry.payout;
      const none = [undefined, undefined, undefined, undefined];
      return [at(statusAt), paidOut, amount(-amountMinor), currency, undefined, undefined, payoutId, ...none, accountLast4];
    }
    const { movement } = entry;
    const { id, of, reference, customer, card, method, plan } = { ...movement.line };
    const isSale = movement.kind === 'sale';
    return [
      ...[at(movement.at), isSale ? sale : refund, amount(isSale ? movement.amountMinor : -movement.amountMinor), currency],
      ...[reference, isSale ? id : of, isSale ? undefined : id, customer, card, method, plan, undefined],
    ];
  };
};

export const noTotals: ExportTotals = {
  ...{ rows: 0, sales: 0, salesMinor: 0, refunds: 0, refundsMinor: 0, payouts: 0, payoutsMinor: 0 },
};

/** Totals with one more row counted. */
export const withEntry = (totals: ExportTotals, entry: Entry): ExportTotals => {
  const rows = totals.rows + 1;
  if (entry.kind === 'payout')
    return { ...totals, rows, payouts: totals.payouts + 1, payoutsMinor: totals.payoutsMinor + entry.payout.amountMinor };
  const { kind, amountMinor } = entry.movement;
  return kind === 'sale'
    ? { ...totals, rows, sales: totals.sales + 1, salesMinor: totals.salesMinor + amountMinor }
    : { ...totals, rows, refunds: totals.refunds + 1, refundsMinor: totals.refundsMinor + amountMinor };
};
