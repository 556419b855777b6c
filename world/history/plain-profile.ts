import { utcToInstant } from './local-time.ts';
import type { HistoricMerchant, HistoricPayment, Parsed, Profile } from './profile.ts';

const WHOLE = /^\d{1,15}$/;

/** Firstsale's own columns, for whoever brings their own history: instants in UTC, amounts in minor units */
export const plain: Profile = {
  name: 'plain',
  merchantColumns: [
    'external_reference',
    'submitted_at',
    'legal_name',
    'legal_entity_type',
    'country',
    'currency',
    'time_zone',
    'locale',
    'mcc',
    'email',
  ],
  paymentColumns: ['external_reference', 'payment_id', 'captured_at', 'amount_minor', 'currency', 'kind'],
  assumptions: ['Every requirement is submitted and verified the moment it opens: the files say nothing of documents.'],
  merchant: (cells): Parsed<HistoricMerchant> => {
    const externalReference = cells.external_reference ?? '';
    if (externalReference === '') return { reason: 'external_reference is empty: every merchant needs one' };
    const submittedAt = utcToInstant(cells.submitted_at ?? '');
    if (submittedAt === undefined) return { reason: `submitted_at is "${cells.submitted_at}": write it as 2026-01-31T12:34:56Z` };
    const volume = cells.declared_monthly_volume_minor ?? '';
    if (volume !== '' && !WHOLE.test(volume))
      return { reason: `declared_monthly_volume_minor is "${volume}": write whole minor units, or leave it empty` };
    return {
      ok: {
        externalReference,
        submittedAt,
        application: {
          legalName: cells.legal_name,
          legalEntityType: cells.legal_entity_type,
          country: cells.country,
          currency: cells.currency,
          timeZone: cells.time_zone,
          locale: cells.locale,
          mcc: cells.mcc,
          paymentMethods: (cells.payment_methods || 'card').split(' '),
          contact: { email: cells.email },
          ...(volume === '' ? {} : { declaredMonthlyVolumeMinor: Number(volume) }),
        },
      },
    };
  },
  payment: (cells): Parsed<HistoricPayment> => {
    const at = utcToInstant(cells.captured_at ?? '');
    if (at === undefined) return { reason: `captured_at is "${cells.captured_at}": write it as 2026-01-31T12:34:56Z` };
    const amount = cells.amount_minor ?? '';
    if (!WHOLE.test(amount) || Number(amount) === 0)
      return { reason: `amount_minor is "${amount}": write positive whole minor units` };
    const paymentId = cells.payment_id ?? '';
    if (paymentId === '') return { reason: 'payment_id is empty: without it the payment cannot be told from its duplicate' };
    const kind = cells.kind;
    if (kind !== 'captured' && kind !== 'refunded') return { reason: `kind is "${kind}": write captured or refunded` };
    return {
      ok: {
        externalReference: cells.external_reference ?? '',
        paymentId,
        at,
        amountMinor: Number(amount),
        currency: cells.currency ?? '',
        kind,
      },
    };
  },
};
