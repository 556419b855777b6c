/** who it is about: what was written into the metadata of the payment, or its profile */
const merchant = `
  $payment := body.there.payment ? body.there.payment : body.there.payments._embedded.payments[0];
  $reference := $payment.metadata.merchant_reference;
  $subject := $reference ? $reference : $payment.profileId;
  $pspClient := $payment.metadata.psp_client ? $payment.metadata.psp_client : 'direct';
  $at := function($instant) { $fromMillis($toMillis($instant)) };
  $minor := function($amount) { $number($replace($amount.value, '.', '')) };`;

/** reasons of cards under the names that are usual for them; another stays as Mollie has it */
const failed = `(
    $failedAt := $payment.failedAt ? $payment.failedAt : $payment.expiredAt ? $payment.expiredAt : $payment.canceledAt;
    $reason := $payment.details.failureReason ? $payment.details.failureReason : $payment.statusReason.code;
    $usual := $lookup({
      'inactive_card': 'card_not_supported', 'refused_by_issuer': 'generic_decline', 'unknown_reason': 'generic_decline',
      'invalid_cvv': 'incorrect_cvc', 'invalid_card_number': 'incorrect_number', 'invalid_card_holder_name': 'incorrect_name',
      'card_expired': 'expired_card', 'possible_fraud': 'fraudulent', 'failed_3d_secure': 'authentication_failed',
      'authentication_unavailable_acs': 'authentication_failed', 'authentication_required': 'authentication_required'
    }, $reason);
    {
      'id': 'mollie-' & $payment.id & '-failed', 'type': 'payment.failed.v1', 'subject': $subject, 'time': $at($failedAt),
      'data': {
        'pspClient': $pspClient, 'paymentId': $payment.id, 'failedAt': $at($failedAt), 'method': $payment.method,
        'country': $payment.countryCode, 'code': $usual ? $usual : $reason ? $reason : $payment.status
      }
    }
  )`;

const paid = `{
    'id': 'mollie-' & $payment.id & '-paid', 'type': 'payment.captured.v1', 'subject': $subject, 'time': $at($payment.paidAt),
    'data': {
      'pspClient': $pspClient, 'paymentId': $payment.id, 'method': $payment.method, 'country': $payment.countryCode,
      'amountMinor': $minor($payment.amount), 'currency': $payment.amount.currency, 'capturedAt': $at($payment.paidAt)
    }
  }`;

const refunds = `$payment._embedded.refunds[status = 'refunded'].{
    'id': 'mollie-' & id, 'type': 'payment.refunded.v1', 'subject': $subject, 'time': $at(createdAt),
    'data': {
      'pspClient': $pspClient, 'paymentId': $payment.id, 'refundId': id, 'method': $payment.method,
      'amountMinor': $minor(amount), 'currency': amount.currency, 'refundedAt': $at(createdAt)
    }
  }`;

const disputes = `$payment._embedded.chargebacks.{
    'id': 'mollie-' & id, 'type': 'case.opened.v1', 'subject': $subject, 'time': $at(createdAt),
    'data': {
      'pspClient': $pspClient, 'caseId': 'mollie-' & id, 'severity': 'high', 'provider': 'mollie', 'method': $payment.method,
      'title': 'Dispute of ' & $payment.id & (reason.description ? ': ' & reason.description)
    }
  }`;
const disputesOver = `$payment._embedded.chargebacks[reversedAt].{
    'id': 'mollie-' & id & '-reversed', 'type': 'case.closed.v1', 'subject': $subject, 'time': $at(reversedAt),
    'data': { 'pspClient': $pspClient, 'caseId': 'mollie-' & id, 'resolution': 'Dispute won' }
  }`;

const settled = `(
    $settlement := body.there.settlement;
    $payout := {
      'pspClient': $pspClient, 'payoutId': $settlement.id, 'amountMinor': $minor($settlement.amount),
      'currency': $settlement.amount.currency, 'initiatedOn': $substring($settlement.createdAt, 0, 10)
    };
    $settledAt := $at($settlement.settledAt ? $settlement.settledAt : $settlement.createdAt);
    $settlement.status = 'paidout' ? {
      'id': 'mollie-' & $settlement.id & '-paidout', 'type': 'payout.paid.v1', 'subject': $subject, 'time': $settledAt,
      'data': $merge([$payout, { 'paidAt': $settledAt }])
    } : $settlement.status = 'failed' ? {
      'id': 'mollie-' & $settlement.id & '-failed', 'type': 'payout.failed.v1', 'subject': $subject, 'time': $settledAt,
      'data': $merge([$payout, { 'failedAt': $settledAt, 'code': 'MS03' }])
    }
  )`;

/**
 * All that is there of a payment, whatever changed: each fact has a name of its own, so that it counts once however often it is read. Payments
 * of the test mode are none. https://docs.mollie.com/reference/get-payment
 */
export const mollieMessages: Readonly<Record<string, string>> = {
  '*': `(${merchant}
    $payment.mode = 'test' ? [] : body.there.settlement ? ${settled} : $append(
      $append(
        $payment.status in ['paid'] ? ${paid} : $payment.status in ['failed', 'expired', 'canceled'] ? ${failed},
        ${refunds}
      ),
      $append(${disputes}, ${disputesOver})
    )
  )`,
};
