import type { Nudge } from '../model/ladder.ts';
import { waitsOnPage } from './on-page.ts';

/** a message of ours as the merchant's page shows it */
export interface PageMessage {
  readonly nudge: Nudge;
  /** nobody of the merchant has been shown it */
  readonly unread: boolean;
  /** of one that was mailed: whether the letter arrived */
  readonly mailed: 'arrived' | 'came_back' | undefined;
}

/** held back on purpose: the merchant had left, or wanted no reminders */
const heldBack: ReadonlySet<string> = new Set(['merchant_closed', 'opted_out', 'member_removed']);

/** a letter is shown once it was mailed, or could not be; a message for the page as soon as it is written */
const isShown = (nudge: Nudge): boolean => {
  if (nudge.channel === 'in_app') return true;
  if (nudge.channel !== 'email') return false;
  return nudge.status === 'delivered' || (nudge.status === 'failed' && !heldBack.has(nudge.failure));
};

/** Messages of a merchant for whoever looks at its page: those for another member are not theirs, the newest first, at most `limit`. */
export const pageMessages = (nudges: readonly Nudge[], reader: string, limit: number): readonly PageMessage[] =>
  nudges
    .filter((one) => isShown(one) && (one.to === undefined || one.to === reader))
    .toSorted((a, b) => b.requestedAt.localeCompare(a.requestedAt))
    .slice(0, limit)
    .map((nudge) => ({
      nudge,
      unread: waitsOnPage(nudge),
      mailed: nudge.channel === 'in_app' ? undefined : nudge.status === 'delivered' ? 'arrived' : 'came_back',
    }));
