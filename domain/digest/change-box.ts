import type { Context } from '../model/decision.ts';
import type { DigestBox, DigestLine, DigestMail } from './digest-box.ts';
import { digestPeriod, nextDigestAt } from './digest-time.ts';

/** lines of one mail: who has more to read reads it in the console */
const most = 100;

/** How long a claim keeps others from sending, in ms: far longer than a provider takes to confirm (as domain/nudge/deliver-nudge.ts). */
const leaseMs = 15 * 60_000;

const later = (from: string, ms: number): string => new Date(Date.parse(from) + ms).toISOString();

/** with the instant at which a sweep looks again, or without one */
const dueAgain = ({ dueAt: _before, ...box }: DigestBox, dueAt: string | undefined): DigestBox => ({
  ...box,
  ...(dueAt === undefined ? {} : { dueAt }),
});

/**
 * One more thing to tell; undefined when there is nothing to write: told or noted before, not wanted, or a policy without digests. The mail
 * leaves when the next one is due, and a delivery under way keeps its own time.
 */
export function addNews(box: DigestBox, line: DigestLine, { now, policy }: Context): DigestBox | undefined {
  const next = nextDigestAt(policy, now, box.shiftAt);
  const known =
    [...box.waiting, ...(box.sending?.lines ?? [])].some(({ id }) => id === line.id) || box.last?.ids.includes(line.id);
  if (next === undefined || box.mail === 'off' || known === true) return undefined;
  if (box.waiting.length >= most) return box.more ? undefined : { ...box, more: true };
  return { ...box, waiting: [...box.waiting, line], dueAt: box.dueAt ?? next };
}

export type DigestClaim =
  /** `box` was claimed: write it, and only then send */
  | { readonly kind: 'send'; readonly box: DigestBox; readonly sending: NonNullable<DigestBox['sending']> }
  /** not today any more: write `box` and send nothing */
  | { readonly kind: 'later'; readonly box: DigestBox }
  /** a repeat, somebody else is sending, or there is nothing to tell */
  | { readonly kind: 'nothing' };

/**
 * May this delivery send? The claim is written before the mail leaves, so of any number of deliveries one sends. A claim that neither a
 * delivery nor the provider's own event settled until its lease ended was never accepted, and the same mail is sent again.
 */
export function claimDigest(box: DigestBox, { now, policy }: Context): DigestClaim {
  const { sending } = box;
  if (box.dueAt === undefined || box.dueAt > now) return { kind: 'nothing' };
  if (sending !== undefined) return claimed(box, { ...sending, claimedAt: now });
  const period = digestPeriod(policy, now);
  if (period === undefined || box.waiting.length === 0) return { kind: 'later', box: dueAgain(box, undefined) };
  if (box.last !== undefined && box.last.period >= period)
    return { kind: 'later', box: dueAgain(box, nextDigestAt(policy, now, box.shiftAt)) };
  const { waiting: lines, more } = box;
  return claimed({ ...box, waiting: [], more: false }, { period, lines, more, claimedAt: now });
}

const claimed = (box: DigestBox, sending: NonNullable<DigestBox['sending']>): DigestClaim => ({
  kind: 'send',
  box: { ...dueAgain(box, later(sending.claimedAt, leaseMs)), sending },
  sending,
});

/** The mail of a period left, or nobody can be reached: either way it is over. undefined when it was known. */
export function settleDigest(box: DigestBox, period: string, { now, policy }: Context): DigestBox | undefined {
  const { sending, ...rest } = box;
  if (sending?.period !== period) return undefined;
  const last = { period, ids: sending.lines.map(({ id }) => id) };
  return dueAgain({ ...rest, last }, box.waiting.length === 0 ? undefined : nextDigestAt(policy, now, box.shiftAt));
}

/** The provider takes nothing until `until`: the claim goes back, and the lines wait with what came since. undefined when it was settled meanwhile. */
export function returnDigest(box: DigestBox, period: string, until: string): DigestBox | undefined {
  const { sending, ...rest } = box;
  if (sending?.period !== period) return undefined;
  const waiting = [...sending.lines, ...box.waiting];
  return dueAgain({ ...rest, waiting: waiting.slice(0, most), more: box.more || sending.more || waiting.length > most }, until);
}

/** A person's choice. Without a mail nothing waits for one; what is being sent goes on. */
export const chooseMail = (box: DigestBox, mail: DigestMail): DigestBox =>
  mail === 'off' && box.sending === undefined
    ? { ...dueAgain(box, undefined), mail, waiting: [], more: false }
    : { ...box, mail, ...(mail === 'off' && { waiting: [], more: false }) };

/** When a person's shift begins, and their mail leaves; without one it is policy's time again. What waits moves along. */
export const chooseShift = (box: DigestBox, shiftAt: string | undefined, { now, policy }: Context): DigestBox => {
  const { shiftAt: _before, ...rest } = box;
  const next = { ...rest, ...(shiftAt === undefined ? {} : { shiftAt }) };
  // a claim under way keeps its own time
  return box.sending !== undefined || box.dueAt === undefined ? next : dueAgain(next, nextDigestAt(policy, now, shiftAt));
};
