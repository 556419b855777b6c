import type { PaymentMethodStatus } from '../model/parties.ts';

/** what a provider's status of a payment method comes to */
export const boardingOutcome = (status: PaymentMethodStatus): 'pending' | 'boarded' | 'refused' => {
  switch (status) {
    case 'pending_boarding':
    case 'pending_review':
    case 'pending_external':
      return 'pending';
    case 'activated':
      return 'boarded';
    case 'rejected':
    case 'disabled':
    case 'terminated':
      return 'refused';
  }
};
