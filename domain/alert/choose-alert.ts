import { InvalidInput, NotAllowed } from '../errors.ts';
import type { Alert, AlertKind } from '../model/alert.ts';
import { type Context, type Decision, nothing } from '../model/decision.ts';
import type { MemberRole } from '../model/member.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { presentMerchant } from '../model/step.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';
import { alertIdOf, alertRule, mayHave } from './alert-rules.ts';
import { settled } from './send-alert.ts';

export interface ChooseInput {
  readonly email: string;
  readonly role: MemberRole;
  readonly alert: AlertKind;
  readonly wanted: boolean;
  readonly days?: number | undefined;
}
export interface Chosen {
  readonly kind: 'wanted' | 'stopped' | 'as_before';
}

const told = (
  { merchantId, version }: { readonly merchantId: string; readonly version: number },
  { email, alert }: Pick<ChooseInput, 'email' | 'alert'>,
  what: 'alert.wanted.v1' | 'alert.stopped.v1',
  now: string,
  data: TimelineEntry['data'],
): TimelineEntry => ({
  ...{ merchantId, id: `alert/${alertIdOf(alert, email)}/${what}/${version}`, at: now, type: what },
  actor: { kind: 'merchant', id: email },
  data: { alert, ...data },
});

/** Nobody is told by this alert any more. Twice is once. */
export const stopAlert = (
  snapshot: Snapshot,
  { email, alert }: Pick<ChooseInput, 'email' | 'alert'>,
  through: 'page' | 'letter',
  now: string,
): Decision<Chosen> => {
  const known = snapshot.alerts.find(({ id }) => id === alertIdOf(alert, email));
  if (known === undefined || known.stoppedAt !== undefined) return nothing({ kind: 'as_before' });
  // it stays, with what it was sent for: wanted again it does not say the same again
  const { dueAt: _due, ...rest } = known;
  return {
    result: { kind: 'stopped' },
    puts: [{ ...rest, stoppedAt: now }],
    deletes: [],
    timeline: [told(known, { email, alert }, 'alert.stopped.v1', now, { through })],
  };
};

/**
 * A member chooses an alert, or stops it: everybody for themselves. What is due when it is chosen is not told, but what comes due from then on.
 * Throws NotAllowed for one that says more than the role may see, InvalidInput for days out of bounds.
 */
export const chooseAlert = (snapshot: Snapshot, input: ChooseInput, { now }: Context): Decision<Chosen> => {
  const { email, role, alert, wanted } = input;
  const { merchantId } = presentMerchant(snapshot, snapshot.merchant.merchantId).merchant;
  if (!wanted) return stopAlert(snapshot, input, 'page', now);
  const rule = alertRule(alert);
  if (!mayHave(role, alert)) throw new NotAllowed({ code: 'member-role-missing', about: { wanted: [...rule.roles] } });
  const days = rule.days === undefined ? undefined : (input.days ?? rule.days.usual);
  if (rule.days !== undefined && days !== undefined && (days < rule.days.least || days > rule.days.most)) {
    const about = { least: rule.days.least, most: rule.days.most };
    throw new InvalidInput('days', { code: 'alert-days-out-of-bounds', about });
  }
  const id = alertIdOf(alert, email);
  const known = snapshot.alerts.find((one) => one.id === id);
  if (known !== undefined && known.stoppedAt === undefined && known.days === days) return nothing({ kind: 'as_before' });
  const {
    stoppedAt: _stopped,
    days: _days,
    ...before
  } = known ?? {
    ...{ kind: 'alert' as const, merchantId, id, version: 0, alert, member: email, since: now, told: [] },
    ...{ stoppedAt: undefined, days: undefined },
  };
  const chosen: Alert = { ...before, ...(days !== undefined && { days }) };
  return {
    result: { kind: 'wanted' },
    puts: [settled(snapshot, chosen, now)],
    deletes: [],
    timeline: [told(chosen, input, 'alert.wanted.v1', now, { days: days ?? null })],
  };
};
