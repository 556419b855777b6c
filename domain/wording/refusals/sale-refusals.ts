import { phrase } from '../phrase.ts';
import { none } from './members.ts';

/** why a sale, a payout or an export is not shown */
export const saleRefusals = {
  'sale-unknown': phrase(none, {
    en: () => 'There is no such sale. Open the list again.',
    fr: () => 'Cette vente n’existe pas. Rouvrez la liste.',
  }),
  'payout-unknown': phrase(none, {
    en: () => 'There is no such payout. Open the list again.',
    fr: () => 'Ce versement n’existe pas. Rouvrez la liste.',
  }),
  'export-unknown': phrase(none, {
    en: () => 'There is no such export. Open the list again.',
    fr: () => 'Cet export n’existe pas. Rouvrez la liste.',
  }),
} as const;
