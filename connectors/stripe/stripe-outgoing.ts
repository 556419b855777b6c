import type { Outgoing } from '../connector.ts';

const isIntent = `$contains(event.data.paymentReference, /^pi_/)`;
const field = `${isIntent} ? 'payment_intent' : 'charge'`;

/**
 * A refund that a person asked for in a case: a request, and no more. Stripe decides, and tells by its webhooks when money moves.
 * https://docs.stripe.com/api/refunds/create, and https://docs.stripe.com/api/idempotent_requests
 */
const refund: Outgoing = {
  on: ['case.refund-asked.v1'],
  where: { provider: ['stripe'] },
  // https://docs.stripe.com/rate-limits: a hundred a second; a desk needs far fewer
  perMinute: 60,
  sent: {
    find: `'/v1/refunds?limit=100&' & (${field}) & '=' & $encodeUrlComponent(event.data.paymentReference)`,
    found: 'answer.data[metadata.firstsale = $$.mark][0].id',
  },
  create: `{
    'path': '/v1/refunds', 'once': mark,
    'form': $merge([
      ${isIntent} ? { 'payment_intent': event.data.paymentReference } : { 'charge': event.data.paymentReference },
      event.data.amountMinor ? {
        /* Stripe wants amounts of these two with two decimals that ISO 4217 does not have */
        'amount': event.data.currency in ['ISK', 'UGX'] ? event.data.amountMinor * 100 : event.data.amountMinor
      } : {},
      { 'reason': 'requested_by_customer', 'metadata[firstsale]': mark }
    ])
  }`,
  created: 'answer.id',
  // it took the request: its clock stops; that money moved is told by itself
  told: `{
    'type': 'question.answered.v1', 'subject': merchant.externalReference, 'time': now,
    'data': { 'pspClient': merchant.pspClient, 'caseId': event.data.caseId, 'questionId': event.data.of, 'text': 'Refund ' & key }
  }`,
};

export const stripeOutgoing: readonly Outgoing[] = [refund];
