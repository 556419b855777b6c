/**
 * Only the fields that are signed say whose an item is: the merchant's reference of a payment as `<PSP client>/<reference>/<order>`, or
 * the merchant account, which is then called as we call the merchant.
 */
const merchant = `
  $parts := $split($item.merchantReference, '/');
  $named := $count($parts) >= 3;
  $pspClient := $named ? $parts[0] : 'direct';
  $subject := $named ? $parts[1] : $item.merchantAccountCode;
  $time := $fromMillis($toMillis($item.eventDate));
  $well := $string($item.success) = 'true';
  $paymentId := $item.originalReference ? $item.originalReference : $item.pspReference;
  $currency := $item.amount.currency;
  /* where Adyen has another number of decimals than ISO 4217: https://docs.adyen.com/development-resources/currency-codes/ */
  $minor := $currency in ['ISK', 'CLP'] ? $item.amount.value / 100 : $currency in ['CVE', 'IDR'] ? $item.amount.value * 100 : $item.amount.value;
  $extra := $item.additionalData;
  $country := $extra.shopperCountry ? $extra.shopperCountry : $extra.issuerCountry;`;

const paid = `{
    'type': 'payment.captured.v1', 'data': {
      'paymentId': $paymentId, 'amountMinor': $minor, 'currency': $currency, 'capturedAt': $time, 'method': $item.paymentMethod,
      'country': $country
    }
  }`;

/** reasons under the names that are usual for them; another stays as Adyen has it, in small letters with underscores */
const because = `(
    $reason := $replace($lowercase($trim($item.reason)), /[^a-z0-9]+/, '_');
    $usual := $lookup({
      'refused': 'generic_decline', 'declined_non_generic': 'generic_decline', 'not_enough_balance': 'insufficient_funds',
      'withdrawal_amount_exceeded': 'card_velocity_exceeded', 'cvc_declined': 'incorrect_cvc', 'fraud': 'fraudulent',
      'acquirer_fraud': 'fraudulent', 'issuer_suspected_fraud': 'fraudulent', 'fraud_cancelled': 'fraudulent',
      '3d_not_authenticated': 'authentication_failed', 'authentication_required': 'authentication_required',
      'issuer_unavailable': 'issuer_not_available', 'acquirer_error': 'processing_error', 'blocked_card': 'pickup_card',
      'cancelled': 'canceled', 'shopper_cancelled': 'canceled', 'pending': 'expired'
    }, $reason);
    $usual ? $usual : $reason ? $reason : 'unknown'
  )`;

/** a method that is captured by a request of its own is no sale yet: CAPTURE tells of it */
const authorised = `$well ? ('CAPTURE' in $item.operations ? undefined : ${paid}) : {
    'type': 'payment.failed.v1', 'data': {
      'paymentId': $item.pspReference, 'failedAt': $time, 'code': ${because}, 'method': $item.paymentMethod, 'country': $country
    }
  }`;

const refunded = `$well ? {
    'type': 'payment.refunded.v1', 'data': {
      'paymentId': $paymentId, 'refundId': $item.pspReference, 'amountMinor': $minor, 'currency': $currency, 'refundedAt': $time,
      'method': $item.paymentMethod
    }
  }`;

const caseOf = (title: string): string => `{
    'type': 'case.opened.v1', 'data': {
      'caseId': 'adyen-' & $item.pspReference, 'severity': 'high', 'provider': 'adyen', 'method': $item.paymentMethod, 'title': ${title}
    }
  }`;

const disputed = caseOf(`'Dispute of ' & $paymentId & ($item.reason ? ': ' & $item.reason)
        & ($extra.defensePeriodEndsAt ? ', evidence due by ' & $substring($extra.defensePeriodEndsAt, 0, 10))`);

const disputeOver = (how: 'won' | 'lost'): string => `{
    'type': 'case.closed.v1', 'data': { 'caseId': 'adyen-' & $item.pspReference, 'resolution': 'Dispute ${how}' }
  }`;

const payout = `
      'payoutId': $item.pspReference, 'amountMinor': $minor, 'currency': $currency, 'initiatedOn': $substring($time, 0, 10)`;
const payoutFailed = `{
    'type': 'payout.failed.v1', 'data': { ${payout}, 'failedAt': $time, 'code': $item.reason ? $item.reason : 'MS03' }
  }`;
const paidOut = `$well ? { 'type': 'payout.paid.v1', 'data': { ${payout}, 'paidAt': $time } } : ${payoutFailed}`;

/** what an item becomes by its event code; every other code needs nothing of us. https://docs.adyen.com/development-resources/webhooks/webhook-types/ */
const byCode: Readonly<Record<string, string>> = {
  AUTHORISATION: authorised,
  CAPTURE: `$well ? ${paid}`,
  CAPTURE_FAILED: caseOf(`'Capture of ' & $paymentId & ' failed'`),
  REFUND: refunded,
  REFUND_FAILED: caseOf(`'Refund of ' & $paymentId & ' failed'`),
  REFUNDED_REVERSED: caseOf(`'Refund of ' & $paymentId & ' came back'`),
  NOTIFICATION_OF_CHARGEBACK: disputed,
  CHARGEBACK: disputed,
  CHARGEBACK_REVERSED: disputeOver('won'),
  PREARBITRATION_WON: disputeOver('won'),
  PREARBITRATION_LOST: disputeOver('lost'),
  SECOND_CHARGEBACK: disputeOver('lost'),
  DISPUTE_DEFENSE_PERIOD_ENDED: disputeOver('lost'),
  PAYOUT_THIRDPARTY: paidOut,
  PAYOUT_DECLINE: payoutFailed,
  PAYOUT_EXPIRE: payoutFailed,
  PAIDOUT_REVERSED: caseOf(`'Payout ' & $paymentId & ' came back'`),
};
const branches = Object.entries(byCode).map(([code, becomes]) => `$item.eventCode = '${code}' ? (${becomes}) :`);

/** a message has one item or several, each of a code of its own: its events are named by what Adyen documents an item is known again by */
export const adyenMessages: Readonly<Record<string, string>> = {
  '*': `[body.notificationItems.NotificationRequestItem.(
    $item := $;${merchant}
    $event := ${branches.join('\n      ')} undefined;
    $event ? $merge([$event, {
      'id': 'adyen-' & $item.pspReference & '-' & $item.eventCode & '-' & $string($item.success),
      'subject': $subject, 'time': $time, 'data': $merge([{ 'pspClient': $pspClient }, $event.data])
    }])
  )]`,
};
