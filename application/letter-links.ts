import * as z from 'zod';
import { type Objected, objectOnBehalf } from '../domain/account-change/object-to-change.ts';
import { type Chosen, stopAlert } from '../domain/alert/choose-alert.ts';
import { type RatingTaken, takeRating } from '../domain/care/take-rating.ts';
import { alertWordsOf, languageFor } from '../domain/letter/letter-texts.ts';
import { addressMark, type LetterClaims, readLetterToken } from '../domain/letter/letter-token.ts';
import { alertKind } from '../domain/model/alert.ts';
import { type Decision, nothing } from '../domain/model/decision.ts';
import type { Snapshot } from '../domain/model/snapshot.ts';
import { type RemindersStopped, stopReminders } from '../domain/nudge/stop-reminders.ts';
import type { LetterLanguage } from '../domain/policy/letter-schema.ts';
import type { Clock, MerchantStore, PolicyReader } from '../domain/ports.ts';
import { locale as localeSchema } from '../domain/values.ts';
import type { UnitOfWork } from './unit-of-work.ts';

export interface LinkNeeds {
  readonly merchants: Pick<MerchantStore, 'load'>;
  readonly policies: Pick<PolicyReader, 'active' | 'get'>;
  /** the stage's secret of letters */
  readonly secret: string;
}
export interface ActNeeds extends LinkNeeds {
  readonly work: Pick<UnitOfWork, 'run'>;
  readonly clock: Clock;
}

/** what a letter's link is opened with */
export interface Opened {
  readonly token: string;
  /** what the reader's program prefers (the header Accept-Language), for who is not known */
  readonly accepts: string | undefined;
  /** what a form sent */
  readonly form: URLSearchParams;
}
interface Reader {
  /** BCP 47 */
  readonly tag: string;
  readonly language: LetterLanguage;
}
export type Link =
  | (Reader & { readonly kind: 'right'; readonly claims: LetterClaims })
  /** not ours, of another purpose, cut short on its way, or about what is gone */
  | (Reader & { readonly kind: 'wrong' });

const firstAccepted = (accepts: string | undefined): string => {
  const [first = ''] = (accepts ?? '').split(/[,;]/);
  return localeSchema.safeParse(first.trim()).data ?? 'en';
};

const isOpen = (snapshot: Snapshot | undefined, { purpose, about }: LetterClaims): boolean => {
  switch (purpose) {
    case 'stop_reminders':
    case 'stop_alert':
      return true;
    case 'rate':
      return snapshot?.csats.some(({ id }) => id === about) ?? false;
    case 'object':
      return snapshot?.accountChanges.some(({ id }) => id === about) ?? false;
  }
};

/** What a link for this purpose says, in the language its reader reads. Only looks. */
export const readLink = async (
  { merchants, policies, secret }: LinkNeeds,
  { token, accepts }: Opened,
  ...purposes: readonly LetterClaims['purpose'][]
): Promise<Link> => {
  const claims = readLetterToken(secret, token);
  const snapshot = claims === undefined ? undefined : await merchants.load(claims.merchantId);
  const merchant = snapshot?.merchant;
  const policy = await (merchant === undefined ? policies.active() : policies.get(merchant.policyVersion));
  const { tag, language } = languageFor(policy, merchant?.locale ?? firstAccepted(accepts));
  return claims !== undefined && purposes.includes(claims.purpose) && isOpen(snapshot, claims)
    ? { kind: 'right', claims, tag, language }
    : { kind: 'wrong', tag, language };
};

/** nothing is done for a letter to an address that is no longer the merchant's: who reads it there is somebody else */
type Answered<Result> = Result | { readonly kind: 'other_address' };

const act = async <Result>(
  needs: ActNeeds,
  opened: Opened,
  purpose: LetterClaims['purpose'],
  decide: (snapshot: Snapshot, claims: LetterClaims, now: string) => Decision<Result>,
): Promise<Link> => {
  const link = await readLink(needs, opened, purpose);
  if (link.kind === 'wrong') return link;
  const { merchantId, address } = link.claims;
  const now = needs.clock.now();
  await needs.work.run<Answered<Result>>({
    merchantId,
    now,
    decide: (snapshot) => {
      const email = snapshot?.merchant.contact.email;
      if (snapshot === undefined || email === undefined || addressMark(needs.secret, email) !== address)
        return nothing({ kind: 'other_address' });
      return decide(snapshot, link.claims, now);
    },
  });
  return link;
};

/** the member an alert was sent to: whoever has the address that the letter went to */
const memberOf = ({ alerts }: Snapshot, { address, about }: LetterClaims, secret: string): string | undefined =>
  alerts.find(({ alert, member }) => alert === about && addressMark(secret, member) === address)?.member;

/** Stops the reminders of whom a letter was sent to, or the alert it is. Twice is once; a link that is not right changes nothing. */
export const stopByLink = async (needs: ActNeeds, opened: Opened): Promise<Link> => {
  const link = await readLink(needs, opened, 'stop_reminders', 'stop_alert');
  if (link.kind === 'wrong' || link.claims.purpose !== 'stop_alert')
    return act<RemindersStopped>(needs, opened, 'stop_reminders', (snapshot, _claims, now) =>
      stopReminders(snapshot, 'letter', now),
    );
  const { claims } = link;
  const now = needs.clock.now();
  await needs.work.run<Answered<Chosen>>({
    merchantId: claims.merchantId,
    now,
    decide: (snapshot) => {
      const email = snapshot === undefined ? undefined : memberOf(snapshot, claims, needs.secret);
      const alert = alertKind.safeParse(claims.about).data;
      if (snapshot === undefined || email === undefined || alert === undefined) return nothing({ kind: 'other_address' });
      return stopAlert(snapshot, { email, alert }, 'letter', now);
    },
  });
  return link;
};

const rating = z.coerce.number().int().min(1).max(5);

/** Takes the rating a letter asked for. Without one of 1 to 5 nothing is written. */
export const rateByLink = async (needs: ActNeeds, opened: Opened): Promise<Link> => {
  const given = rating.safeParse(opened.form.get('rating'));
  if (!given.success) return { ...(await readLink(needs, opened, 'rate')), kind: 'wrong' };
  return act<RatingTaken>(needs, opened, 'rate', (snapshot, { about }, now) =>
    takeRating(snapshot, { csatId: about, rating: given.data, through: 'letter' }, now),
  );
};

/** in whose name somebody objects who holds a notice: which address it went to says nothing to whom does not know it */
const holderOf = ({ address }: LetterClaims): string => `notice to ${address}`;

/**
 * Objects to the account change a notice told of. Whoever holds the notice may: to stop a change is all it can do, and a contact that was
 * removed meanwhile may be the one who did not ask for it. Twice is once.
 */
export const objectByLink = async (needs: ActNeeds, opened: Opened): Promise<Link & { readonly result?: Objected['kind'] }> => {
  const link = await readLink(needs, opened, 'object');
  if (link.kind === 'wrong') return link;
  const { merchantId, about: changeId } = link.claims;
  const now = needs.clock.now();
  const by = { kind: 'merchant' as const, id: holderOf(link.claims) };
  const input = { merchantId, changeId, requestId: `letter/${changeId}/${link.claims.address}`, by, through: 'letter' as const };
  const outcome = await needs.work.run({ merchantId, now, decide: (known, context) => objectOnBehalf(known, input, context) });
  return { ...link, result: outcome.applied === 'now' ? outcome.decided.kind : 'known' };
};

/** The words of the page behind a link that stops something: of reminders, or of the alert it is about. */
export const stopWords = (link: Link) =>
  link.kind === 'right' && link.claims.purpose === 'stop_alert' ? alertWordsOf(link) : link.language.optOut;
