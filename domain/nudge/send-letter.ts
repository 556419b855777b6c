import { contentHash } from '../content-hash.ts';
import { kindOfLetter, type OwnLetter } from '../letter/letter-texts.ts';
import { type Message, owedBy, writeLetter } from '../letter/write-letter.ts';
import type { Changes, Context } from '../model/decision.ts';
import type { Nudge } from '../model/ladder.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { canWriteTo } from '../requirement/check-email.ts';
import type { Actor } from '../values.ts';

export interface LetterOrder {
  readonly letter: OwnLetter;
  /** what the letter follows from: a repeat of it writes no second letter */
  readonly because: string;
  /** ISO 8601 UTC */
  readonly actor: Actor;
  /** the run that has the merchant in hand */
  readonly run: string;
}

/** The very letter: what is sent, and what a person is shown before. `after`: the merchant as the decision leaves it. */
export const letterAfter = (after: Snapshot, letter: OwnLetter, { policy, now }: Context): Message =>
  writeLetter(policy, after.merchant, { template: letter, due: letter === 'application_declined' ? [] : owedBy(after), now });

/**
 * Tells the merchant of a decision, whatever it thinks of reminders: neither opt-out nor hold-out, caps or ladders hold a decision back. It leaves when messages are
 * welcome. Without an address that can be written to it waits on the merchant's page.
 */
export const sendLetter = (after: Snapshot, { letter, because, actor, run }: LetterOrder, context: Context): Changes => {
  const { merchantId, contact, lifecycleStage } = after.merchant;
  const id = `letter-${contentHash([letter, because])}`;
  const kind = kindOfLetter(context.policy.letters, letter) ?? 'decision';
  const channel = canWriteTo(contact.email) ? 'email' : 'in_app';
  const item: Nudge = {
    ...{ kind: 'nudge', merchantId, id, version: 0, purpose: kind, stage: lifecycleStage, rung: 0, channel, template: letter },
    ...letterAfter(after, letter, context),
    ...{ run, requestedAt: context.now, status: 'requested' },
  };
  const { requirementId = null } = item;
  const data = { nudgeId: id, channel, template: letter, kind, requirementId };
  return {
    puts: [item],
    deletes: [],
    timeline: [{ merchantId, id: `nudge/${id}/requested`, at: context.now, type: 'letter.requested.v1', actor, run, data }],
  };
};
