import { contentHash } from '../content-hash.ts';
import { kindOfLetter, ownLetters } from '../letter/letter-texts.ts';
import { type Message, owedBy, writeLetter } from '../letter/write-letter.ts';
import type { Changes, Context } from '../model/decision.ts';
import type { Nudge } from '../model/ladder.ts';
import type { Requirement } from '../model/requirement.ts';
import type { Snapshot } from '../model/snapshot.ts';
import { canWriteTo } from '../requirement/check-email.ts';
import type { Actor } from '../values.ts';

type ChangeNotice = 'account_change_bank_account' | 'account_change_address' | 'account_change_contact';

/** which letter, and the requirement the decision was about: it comes first, and the link leads to it */
export type Told =
  | { readonly letter: 'requirement_rejected'; readonly requirementId: string }
  /** `declineCode`: why, where a person chose it */
  | { readonly letter: 'application_declined'; readonly declineCode?: string | undefined }
  /** to one contact on file: somebody asked for a change of the account, and the link leads to the objection */
  | { readonly letter: ChangeNotice; readonly changeId: string }
  /** somebody may sign in for the merchant, if they accept by then (ISO 8601 UTC) */
  | { readonly letter: 'member_invited'; readonly inviter: string; readonly expiresAt: string }
  /** a question to rate: the link leads to it */
  | { readonly letter: 'rating_asked'; readonly csatId: string }
  /** an answer to what a member asked: the link leads to it */
  | { readonly letter: 'request_answered'; readonly caseId: string }
  /** a question to the merchant about a case of somebody else: the link leads to it */
  | { readonly letter: 'request_asked'; readonly caseId: string };

export type LetterOrder = Told & {
  /** what the letter follows from: a repeat of it writes no second letter */
  readonly because: string;
  readonly actor: Actor;
  /** the run that has the merchant in hand */
  readonly run: string;
  /** whom it is for, and the language (BCP 47) they read: the merchant's contact when absent */
  readonly to?: Reader | undefined;
};
interface Reader {
  readonly address: string;
  readonly locale: string;
}

/** what is due is no longer asked of a merchant that was declined; what was rejected may be due in a later stage only */
const dueIn = (after: Snapshot, told: Told): readonly Requirement[] => {
  if (told.letter !== 'rating_asked' && told.letter !== 'requirement_rejected') return [];
  if (told.letter === 'rating_asked') return owedBy(after);
  const about = ({ id }: Requirement): boolean => id === told.requirementId;
  return [...after.requirements.filter(about), ...owedBy(after).filter((one) => !about(one))];
};

/** The very letter: what is sent, and what a person is shown before. `after`: the merchant as the decision leaves it. */
export const letterAfter = (after: Snapshot, told: Told, { policy, now }: Context, to?: Reader): Message =>
  writeLetter(policy, after.merchant, {
    ...{ template: told.letter, due: dueIn(after, told), now },
    ...(to !== undefined && { locale: to.locale }),
    ...(told.letter === 'application_declined' && { declineCode: told.declineCode }),
    ...(told.letter === 'member_invited' && { invitation: told }),
  });

/** what a letter follows from names it: a repeat of that finds it */
export const letterIdOf = ({ letter, because }: Pick<LetterOrder, 'letter' | 'because'>): string =>
  `letter-${contentHash([letter, because])}`;

/**
 * Writes to the merchant outside of any ladder, once. Of a decision it is told whatever it thinks of reminders: neither opt-out nor hold-out nor caps hold that back. It leaves when
 * messages are welcome. Without an address that can be written to it waits on the merchant's page.
 */
export const sendLetter = (after: Snapshot, order: LetterOrder, context: Context): Changes => {
  const { letter, actor, run, to } = order;
  const { merchantId, contact, lifecycleStage } = after.merchant;
  const id = letterIdOf(order);
  const kind = kindOfLetter(context.policy.letters, letter) ?? ownLetters[letter];
  const channel = canWriteTo(to?.address ?? contact.email) ? 'email' : 'in_app';
  const item: Nudge = {
    ...{ kind: 'nudge', merchantId, id, version: 0, purpose: kind, stage: lifecycleStage, rung: 0, channel, template: letter },
    ...letterAfter(after, order, context, to),
    ...(to !== undefined && { to: to.address }),
    ...(order.letter === 'rating_asked' && { csatId: order.csatId }),
    ...('changeId' in order && { changeId: order.changeId }),
    ...('caseId' in order && { page: `requests/${order.caseId}`, caseId: order.caseId }),
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
