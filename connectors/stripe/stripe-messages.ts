/** who it is about: the connected account, or what the platform wrote into the metadata */
const merchant = `
  $object := body.data.object;
  $reference := $object.metadata.merchant_reference;
  $subject := $reference ? $reference : body.account;
  $pspClient := $object.metadata.psp_client ? $object.metadata.psp_client : 'direct';
  $at := function($seconds) { $fromMillis($seconds * 1000) };
  /* Stripe writes amounts of these two with two decimals that ISO 4217 does not have */
  $minor := function($amount, $currency) { $lowercase($currency) in ['isk', 'ugx'] ? $amount / 100 : $amount };`;

const one = (expression: string): string => `(${merchant}\n  ${expression}\n)`;

/** an authorisation that is not captured yet is no sale: charge.captured tells of it when it is */
const captured = one(`$object.captured ? {
    'type': 'payment.captured.v1', 'subject': $subject, 'time': $at(body.created),
    'data': {
      'pspClient': $pspClient, 'paymentId': $object.id, 'method': $object.payment_method_details.type,
      'amountMinor': $minor($object.amount_captured, $object.currency), 'currency': $uppercase($object.currency),
      'capturedAt': $at(body.type = 'charge.captured' ? body.created : $object.created)
    }
  }`);

/** what the issuer said is nearer to the cause than Stripe's own name for it */
const failedBecause = `function($error) {
    $error.decline_code ? $error.decline_code : $error.failure_code ? $error.failure_code : $error.code ? $error.code : 'unknown'
  }`;
const attempt = (id: string, error: string): string => `(
    $because := ${failedBecause};
    {
      'type': 'payment.failed.v1', 'subject': $subject, 'time': $at(body.created),
      'data': { 'pspClient': $pspClient, 'paymentId': ${id}, 'failedAt': $at(body.created), 'code': $because(${error}) }
    }
  )`;
const chargeFailed = one(
  attempt('$object.id', `{ 'decline_code': $object.outcome.reason, 'failure_code': $object.failure_code }`),
);
/** an attempt that got as far as a charge is told of twice, under the id of the charge both times */
const intentFailed = one(
  attempt(`$object.last_payment_error.charge ? $object.last_payment_error.charge : body.id`, '$object.last_payment_error'),
);

const refunded = one(`$object.status = 'succeeded' ? {
    'type': 'payment.refunded.v1', 'subject': $subject, 'time': $at(body.created),
    'data': {
      'pspClient': $pspClient, 'paymentId': $object.charge, 'refundId': $object.id,
      'amountMinor': $minor($object.amount, $object.currency), 'currency': $uppercase($object.currency),
      'refundedAt': $at($object.created)
    }
  }`);

const disputed = one(`{
    'type': 'case.opened.v1', 'subject': $subject, 'time': $at(body.created),
    'data': {
      'pspClient': $pspClient, 'caseId': $object.id, 'severity': 'high', 'topic': 'dispute', 'provider': 'stripe',
      'title': 'Dispute of ' & $object.charge & ': ' & $replace($object.reason, '_', ' ')
        & ($object.evidence_details.due_by ? ', evidence due by ' & $substring($at($object.evidence_details.due_by), 0, 10) : ''),
      'dispute': {
        'paymentReference': $object.charge, 'reason': $object.reason,
        'amountMinor': $object.amount > 0 ? $minor($object.amount, $object.currency) : undefined,
        'currency': $object.amount > 0 ? $uppercase($object.currency) : undefined,
        'dueAt': $object.evidence_details.due_by ? $at($object.evidence_details.due_by) : undefined
      }
    }
  }`);

const disputeClosed = one(`{
    'type': 'case.closed.v1', 'subject': $subject, 'time': $at(body.created),
    'data': { 'pspClient': $pspClient, 'caseId': $object.id, 'resolution': 'Dispute ' & $replace($object.status, '_', ' ') }
  }`);

/** a capability of a connected account is a payment method of ours: \`sepa_debit_payments\` is sepa_debit */
const capability = one(`$contains($object.id, /_payments$/) ? {
    'type': 'payment-method.boarding.changed.v1', 'subject': $reference ? $reference : $object.account, 'time': $at(body.created),
    'data': {
      'pspClient': $pspClient, 'method': $replace($object.id, /_payments$/, ''),
      'status': $lookup({
        'active': 'activated', 'pending': 'pending_external', 'inactive': 'disabled', 'unrequested': 'disabled'
      }, $object.status),
      'reason': $object.requirements.disabled_reason ? $object.requirements.disabled_reason : undefined
    }
  }`);

const payout = `
      'pspClient': $pspClient, 'payoutId': $object.id,
      'amountMinor': $minor($object.amount, $object.currency), 'currency': $uppercase($object.currency),
      'initiatedOn': $substring($at($object.created), 0, 10)`;

const paidOut = one(`{
    'type': 'payout.paid.v1', 'subject': $subject, 'time': $at(body.created),
    'data': { ${payout}, 'paidAt': $at(body.created), 'arrivesOn': $substring($at($object.arrival_date), 0, 10) }
  }`);

/** its reasons in the codes banks use among themselves (ISO 20022), as every other source of ours does; another stays as Stripe has it, none is MS03: not specified */
const payoutFailed = one(`(
    $code := $object.failure_code ? $lookup({
      'account_closed': 'AC04', 'account_frozen': 'AC06', 'bank_account_restricted': 'AC06', 'no_account': 'AC01',
      'invalid_account_number': 'AC01', 'incorrect_account_holder_name': 'BE01', 'insufficient_funds': 'AM04', 'invalid_currency': 'AM03'
    }, $object.failure_code);
    {
      'type': 'payout.failed.v1', 'subject': $subject, 'time': $at(body.created),
      'data': {
        ${payout}, 'failedAt': $at(body.created),
        'code': $code ? $code : $object.failure_code ? $object.failure_code : 'MS03'
      }
    }
  )`);

/** what Stripe tells, and what it is to us. An account that sends other types sends them for nothing: they are refused by name */
export const stripeMessages: Readonly<Record<string, string>> = {
  'charge.succeeded': captured,
  'charge.captured': captured,
  'charge.failed': chargeFailed,
  'payment_intent.payment_failed': intentFailed,
  'refund.created': refunded,
  'refund.updated': refunded,
  'charge.dispute.created': disputed,
  'charge.dispute.closed': disputeClosed,
  'payout.paid': paidOut,
  'payout.failed': payoutFailed,
  'capability.updated': capability,
};
