import { holdsPayouts } from '../model/account-change.ts';
import type { Capability, Merchant } from '../model/merchant.ts';
import type { PaymentMethod } from '../model/parties.ts';
import { isDue } from '../model/requirement-state.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { boardingOutcome } from './boarding-outcome.ts';

/** what of a merchant its capabilities follow from */
type Approved = Pick<Snapshot, 'merchant' | 'requirements' | 'accountChanges' | 'paymentMethods'>;

/**
 * The capabilities of an approved merchant as its requirements and payment methods have them: `payments`, `payouts` and one per
 * wanted method. Restricted while a requirement that restricts it is past due; a method is pending until it is boarded, inactive when refused. `since`
 * moves only when the status does. `now` is ISO 8601 UTC.
 */
export function deriveCapabilities(snapshot: Approved, now: string): readonly Capability[] {
  const missed = new Set([
    ...snapshot.requirements.filter((one) => one.dueStatus === 'past_due').flatMap((one) => one.restricts),
    // somebody objected to a change of the account, or the old one is closed
    ...(snapshot.accountChanges.some(holdsPayouts) ? ['payouts'] : []),
  ]);
  const wanted = snapshot.paymentMethods.filter((one) => one.wanted);
  const methods = wanted.map((one) => ({ name: `${one.id}_payments`, status: ofMethod[boardingOutcome(one.status)] }));
  const own = ['payments', 'payouts'].map((name) => ({ name, status: 'active' as const }));
  return [...own, ...methods].map(({ name, status: allowed }) => {
    const status = missed.has(name) ? 'restricted' : allowed;
    const before = snapshot.merchant.capabilities.find((one) => one.name === name);
    return before?.status === status ? before : { name, status, since: now };
  });
}

/** Can a merchant's customers pay with it? Available = wanted and its capability active. */
export const isAvailable = ({ id, wanted }: PaymentMethod, { capabilities }: Pick<Merchant, 'capabilities'>): boolean =>
  wanted && capabilities.some(({ name, status }) => name === `${id}_payments` && status === 'active');

const ofMethod = { boarded: 'active', pending: 'pending', refused: 'inactive' } as const;

/**
 * An approved merchant with its capabilities and what follows from them: it may charge when payments are active and, where it
 * wants payment methods, one of them is.
 */
export function withCapabilities(snapshot: Approved, now: string): Merchant {
  const capabilities = [...deriveCapabilities(snapshot, now)];
  const active = new Set(capabilities.filter((one) => one.status === 'active').map((one) => one.name));
  const methods = capabilities.filter((one) => one.name.endsWith('_payments'));
  const chargesEnabled = active.has('payments') && (methods.length === 0 || methods.some((one) => active.has(one.name)));
  const { disabledReason: _before, ...merchant } = snapshot.merchant;
  const held = capabilities.some((one) => one.status === 'restricted') ? 'requirements_past_due' : 'boarding';
  return {
    ...merchant,
    capabilities,
    chargesEnabled,
    payoutsEnabled: active.has('payouts'),
    ...(chargesEnabled ? {} : { disabledReason: held }),
  };
}

/** One line of what stands between an approved merchant and its first sale. */
export interface ChecklistItem {
  readonly kind: 'requirement' | 'capability' | 'first_sale';
  /** id of the requirement, name of the capability */
  readonly key: string;
  readonly done: boolean;
  readonly waitingOn: 'merchant' | 'operations' | 'provider' | undefined;
}

/** The go-live checklist: every requirement of the activation stage, each capability, and the first sale itself. */
export function goLiveChecklist(snapshot: Snapshot): readonly ChecklistItem[] {
  const requirements = snapshot.requirements
    .filter((one) => one.dueIn === 'activation' && one.dueStatus !== 'superseded')
    .map((one) => ({
      kind: 'requirement' as const,
      key: one.id,
      done: !isDue(one),
      waitingOn: isDue(one) ? one.awaitingActionFrom : undefined,
    }));
  const capabilities = snapshot.merchant.capabilities.map((one) => ({
    kind: 'capability' as const,
    key: one.name,
    done: one.status === 'active',
    waitingOn: one.status === 'pending' ? ('provider' as const) : one.status === 'restricted' ? ('merchant' as const) : undefined,
  }));
  const sold = snapshot.payments?.firstSaleAt !== undefined;
  const sale = {
    kind: 'first_sale' as const,
    key: 'first_sale',
    done: sold,
    waitingOn: sold ? undefined : ('merchant' as const),
  };
  return [...requirements, ...capabilities, sale];
}
