import { type Connector, laptopSecret } from '../connector.ts';
import { mollieMessages } from './mollie-messages.ts';

/** Mollie, classic webhooks: https://docs.mollie.com/reference/webhooks. They name a payment and nothing more, and nothing proves them */
export const mollie: Connector = {
  id: 'mollie',
  title: 'Mollie',
  laptopSecret,
  incoming: {
    proof: { scheme: 'unproven' },
    deliveryId: { field: 'id' },
    typeField: 'id',
    source: 'mollie',
    messages: mollieMessages,
    reads: {
      field: 'id',
      named: /^(tr|stl)_\w{4,40}$/,
      paths: {
        payment: `$contains(body.id, /^tr_/) ? '/v2/payments/' & body.id & '?embed=refunds,chargebacks'`,
        settlement: `$contains(body.id, /^stl_/) ? '/v2/settlements/' & body.id`,
        // whose it is, only its payments say
        payments: `$contains(body.id, /^stl_/) ? '/v2/settlements/' & body.id & '/payments?limit=1'`,
      },
      // a refund changes no status
      deliveryId: `$join([
        body.id, there.payment.status, there.payment.amountRefunded.value, there.payment.amountChargedBack.value,
        $string($count(there.payment._embedded.refunds[status = 'refunded'])),
        $string($count(there.payment._embedded.chargebacks)) & '-' & $string($count(there.payment._embedded.chargebacks[reversedAt])),
        there.settlement.status
      ], '/')`,
    },
  },
  // https://docs.mollie.com/reference/get-current-organization
  check: { request: `{ 'path': '/v2/organizations/me' }`, known: 'answer.name' },
};
