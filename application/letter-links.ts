import { languageFor } from '../domain/letter/letter-texts.ts';
import { addressMark, type LetterClaims, readLetterToken } from '../domain/letter/letter-token.ts';
import { nothing } from '../domain/model/decision.ts';
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
}
export interface PageWords {
  /** BCP 47 */
  readonly tag: string;
  readonly words: LetterLanguage['optOut'];
}
export type Link =
  | ({ readonly kind: 'right'; readonly claims: LetterClaims } & PageWords)
  /** not ours, or cut short on its way */
  | ({ readonly kind: 'wrong' } & PageWords);

const firstAccepted = (accepts: string | undefined): string => {
  const [first = ''] = (accepts ?? '').split(/[,;]/);
  return localeSchema.safeParse(first.trim()).data ?? 'en';
};

/** What a link says, in the words its reader reads. Only looks. */
export const readLink = async ({ merchants, policies, secret }: LinkNeeds, { token, accepts }: Opened): Promise<Link> => {
  const claims = readLetterToken(secret, token);
  const merchant = claims === undefined ? undefined : (await merchants.load(claims.merchantId))?.merchant;
  const policy = await (merchant === undefined ? policies.active() : policies.get(merchant.policyVersion));
  const { tag, language } = languageFor(policy, merchant?.locale ?? firstAccepted(accepts));
  const said = { tag, words: language.optOut };
  return claims?.purpose === 'stop_reminders' ? { kind: 'right', claims, ...said } : { kind: 'wrong', ...said };
};

/** `other_address`: the letter went to an address that is no longer the merchant's; nothing is sent there, and nothing is changed */
type Stopped = RemindersStopped | { readonly kind: 'other_address' };

const stop = (snapshot: Snapshot | undefined, { address }: LetterClaims, secret: string, now: string) => {
  const email = snapshot?.merchant.contact.email;
  if (snapshot === undefined || email === undefined || addressMark(secret, email) !== address)
    return nothing<Stopped>({ kind: 'other_address' });
  return stopReminders(snapshot, 'letter', now);
};

/** Stops the reminders of whom a letter was sent to. Twice is once; a link that is not right changes nothing. */
export const stopByLink = async (needs: ActNeeds, opened: Opened): Promise<Link> => {
  const link = await readLink(needs, opened);
  if (link.kind === 'wrong') return link;
  const now = needs.clock.now();
  await needs.work.run({
    merchantId: link.claims.merchantId,
    now,
    decide: (snapshot) => stop(snapshot, link.claims, needs.secret, now),
  });
  return link;
};
