import { addNews, claimDigest, returnDigest, settleDigest } from '../domain/digest/change-box.ts';
import type { DigestBox } from '../domain/digest/digest-box.ts';
import type { ColleagueAddresses, DigestBoxes } from '../domain/digest/digest-ports.ts';
import { whomItConcerns } from '../domain/digest/whom-it-concerns.ts';
import { writeDigest } from '../domain/digest/write-digest.ts';
import type { Context } from '../domain/model/decision.ts';
import { closedMs } from '../domain/nudge/deliver-nudge.ts';
import type { MailSender } from '../domain/nudge/mail-port.ts';
import type { Clock, PolicyReader } from '../domain/ports.ts';
import type { Log } from './log.ts';
import { type DigestMatter, digestTags, type TaskEvent } from './read-digest-matter.ts';
import { retryConcurrentChange } from './unit-of-work.ts';

export interface DigestNeeds {
  readonly boxes: DigestBoxes;
  readonly addresses: ColleagueAddresses;
  readonly policies: Pick<PolicyReader, 'active'>;
  readonly mail: MailSender;
  readonly clock: Clock;
  readonly log: Log;
  readonly company: string;
  /** origin of the console */
  readonly console: string;
}

/** one change of a person's box, decided again when somebody else was faster; undefined writes nothing */
const change = (boxes: DigestBoxes, person: string, decide: (box: DigestBox) => DigestBox | undefined): Promise<void> =>
  retryConcurrentChange(async () => {
    const next = decide(await boxes.of(person));
    if (next !== undefined) await boxes.put(next);
  });

const note = async (
  { boxes }: DigestNeeds,
  { id, type, time, subject, actor, data }: TaskEvent,
  context: Context,
): Promise<void> => {
  const by = actor?.kind === 'person' ? { by: actor.id } : {};
  for (const { person, why } of whomItConcerns({ type, actor, data })) {
    const line = { id, at: time, why, type, merchantId: subject, taskId: data.taskId, queue: data.queue, ...by };
    await change(boxes, person, (box) => addNews(box, line, context));
  }
};

/** the claim is written before the mail leaves: of any number of deliveries one sends */
const send = async (needs: DigestNeeds, person: string, context: Context): Promise<void> => {
  const { boxes, addresses, mail, company, console, log, clock } = needs;
  const before = await boxes.of(person);
  const claim = claimDigest(before, context);
  if (claim.kind === 'nothing') return log.info('digest.not-sent', { person });
  await boxes.put(claim.box);
  if (claim.kind === 'later') return log.info('digest.later', { person });
  const { period } = claim.sending;
  const to = await addresses.of(person);
  const language = before.mail === 'off' ? 'en' : before.mail;
  const written = writeDigest(context.policy, { sending: claim.sending, language, console, company });
  const sent = to && (await mail.send({ ...written, to, tags: digestTags(person, period) }));
  const after = { ...context, now: clock.now() };
  if (sent && sent.kind === 'closed') {
    const until = new Date(Date.parse(after.now) + closedMs).toISOString();
    await change(boxes, person, (box) => returnDigest(box, period, until));
    return log.warn('mail.closed', { person, reason: sent.reason, until });
  }
  await change(boxes, person, (box) => settleDigest(box, period, after));
  if (sent && sent.kind === 'sent') log.info('digest.sent', { person, period, lines: claim.sending.lines.length });
  else log.warn('digest.refused', { person, reason: sent ? sent.reason : 'no_address' });
};

/** Notes what happened for whom it concerns, mails a box that is due, and hears from the provider what it took. A repeat does nothing. */
export const deliverDigest =
  (needs: DigestNeeds) =>
  async (matter: DigestMatter): Promise<void> => {
    const context = { now: needs.clock.now(), policy: await needs.policies.active() };
    if (matter.kind === 'news') return note(needs, matter.event, context);
    if (matter.kind === 'due') return send(needs, matter.person, context);
    const { person, period } = matter;
    await change(needs.boxes, person, (box) => settleDigest(box, period, context));
  };
