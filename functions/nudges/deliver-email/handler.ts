import * as z from 'zod';
import { readDeliveryText } from '../../../application/delivery.ts';
import type { Log } from '../../../application/log.ts';
import { PutOff } from '../../../application/put-off.ts';
import { type DigestMatter, readDigestMatter } from '../../../application/read-digest-matter.ts';
import type { UnitOfWork } from '../../../application/unit-of-work.ts';
import { threadId } from '../../../domain/case/thread-id.ts';
import { InvalidInput } from '../../../domain/errors.ts';
import { ownEnvelope } from '../../../domain/events/own.ts';
import { objectionLink, optOutLink, pageLink, ratingLink, stepLink } from '../../../domain/letter/letter-links.ts';
import { addressMark, type LetterClaims, letterToken } from '../../../domain/letter/letter-token.ts';
import { renderMail } from '../../../domain/letter/render-mail.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import {
  type Claim,
  claimNudge,
  closedMs,
  recordBounce,
  recordDelivery,
  recordFailure,
  releaseClaim,
} from '../../../domain/nudge/deliver-nudge.ts';
import type { MailSender } from '../../../domain/nudge/mail-port.ts';
import type { Clock } from '../../../domain/ports.ts';
import { canWriteTo } from '../../../domain/requirement/check-email.ts';
import { merchantId as merchantIdOf } from '../../../domain/values.ts';
import type { QueueMessage } from '../../runtime/queue-consumer.ts';

/** what every letter of a stage has in common */
export interface Letterhead {
  readonly company: string;
  /** origin of the merchant's page */
  readonly page: string;
  /** signs what a letter's reader may do without signing in */
  readonly secret: string;
}
export interface Needs {
  readonly work: UnitOfWork;
  readonly mail: MailSender;
  readonly letterhead: Letterhead;
  readonly clock: Clock;
  readonly log: Log;
  /** what concerns colleagues */
  digest(matter: DigestMatter): Promise<void>;
  /** hides the message until then */
  postpone(receiptHandle: string, now: string, until: string): Promise<void>;
}

const ordered = { data: z.looseObject({ nudgeId: z.string(), channel: z.string() }) };
const requested = z.union([
  ownEnvelope('nudge.requested.v1').extend(ordered),
  ownEnvelope('letter.requested.v1').extend(ordered),
]);

/** SES tells of a message it took, and of one that came back: its tags are ours */
const confirmed = z.looseObject({
  eventType: z.string().optional(),
  mail: z.looseObject({
    messageId: z.string(),
    tags: z.looseObject({ merchantId: z.tuple([merchantIdOf], z.unknown()), nudgeId: z.tuple([z.string().min(1)], z.unknown()) }),
  }),
});

interface Order {
  readonly merchantId: string;
  readonly nudgeId: string;
  /** the provider's own word that it took the message; absent on an order to send it */
  readonly messageId?: string;
  /** the provider's own word that the message came back */
  readonly bounced?: boolean;
}

const orderOf = (message: QueueMessage): Order => {
  const delivery = readDeliveryText(message.body);
  if (delivery?.source === 'aws.ses') {
    const { mail, eventType } = confirmed.parse(delivery.detail);
    const [merchantId, nudgeId] = [mail.tags.merchantId[0], mail.tags.nudgeId[0]];
    return { merchantId, nudgeId, messageId: mail.messageId, bounced: eventType === 'Bounce' };
  }
  const envelope = requested.safeParse(delivery?.detail);
  if (!envelope.success)
    throw new InvalidInput('body', 'is neither a nudge.requested.v1 nor a letter.requested.v1 event', { cause: envelope.error });
  return { merchantId: envelope.data.subject, nudgeId: envelope.data.data.nudgeId };
};

const known = (snapshot: Snapshot | undefined, { merchantId }: Order): Snapshot => {
  if (snapshot === undefined) throw new InvalidInput('subject', `names no merchant: ${merchantId}`);
  return snapshot;
};

/** the invocation whose conditional write succeeds may send; the others learn which one that is */
const claim = async ({ work }: Needs, order: Order, now: string): Promise<Claim> => {
  const outcome = await work.run({
    merchantId: order.merchantId,
    now,
    decide: (snapshot, context) => claimNudge(known(snapshot, order), { nudgeId: order.nudgeId }, context),
  });
  return outcome.applied === 'now' ? outcome.decided : { kind: 'done' };
};

/** from our own call's answer, or from the provider's event of it: whichever is second changes nothing */
const record = async ({ work, clock, log }: Needs, order: Order, messageId: string): Promise<void> => {
  const { merchantId, nudgeId } = order;
  await work.run({
    merchantId,
    now: clock.now(),
    decide: (found, context) => recordDelivery(known(found, order), { nudgeId, messageId }, context),
  });
  log.info('nudge.delivered', { merchantId, nudgeId });
};

/** nobody read it after all */
const takeBack = async ({ work, clock, log }: Needs, order: Order): Promise<void> => {
  const { merchantId, nudgeId } = order;
  await work.run({
    merchantId,
    now: clock.now(),
    decide: (found, context) => recordBounce(known(found, order), { nudgeId }, context),
  });
  log.warn('nudge.bounced', { merchantId, nudgeId });
};

/** the provider takes nothing for hours: the claim goes back, and the message comes again by then */
const putOffFor = async (needs: Needs, order: Order, receiptHandle: string, reason: string): Promise<never> => {
  const now = needs.clock.now();
  const { merchantId, nudgeId } = order;
  await needs.work.run({ merchantId, now, decide: (found) => releaseClaim(known(found, order), { nudgeId }) });
  const until = new Date(Date.parse(now) + closedMs).toISOString();
  await needs.postpone(receiptHandle, now, until);
  needs.log.warn('mail.closed', { merchantId, nudgeId, reason, until });
  throw new PutOff(until);
};

type Sendable = Extract<Claim, { kind: 'send' }>;

/** the letter that was decided, with its link and, of a reminder, the way to stop them */
const mailOf = ({ company, page, secret }: Letterhead, { nudge, optOutLabel }: Sendable, to: string) => {
  const { merchantId, locale, subject, body, action, requirementId, csatId, changeId, page: path, alert, caseId } = nudge;
  const token = (purpose: LetterClaims['purpose'], about: string) =>
    letterToken(secret, { purpose, merchantId, address: addressMark(secret, to), about });
  const optOut = optOutLabel && {
    label: optOutLabel,
    url: optOutLink(page, alert === undefined ? token('stop_reminders', '') : token('stop_alert', alert)),
  };
  const own = path === undefined ? stepLink(page, merchantId, requirementId) : pageLink(page, merchantId, path);
  const asked = csatId === undefined ? own : ratingLink(page, token('rate', csatId));
  const link = changeId === undefined ? asked : objectionLink(page, token('object', changeId));
  const thread = caseId && threadId({ merchantId, caseId });
  return renderMail({ locale, subject, body, action, link, company, thread, ...(optOut && { optOut }) });
};

const send = async (needs: Needs, order: Order, claimed: Sendable, receiptHandle: string): Promise<void> => {
  const { to } = claimed;
  const { merchantId, nudgeId } = order;
  const sent = !canWriteTo(to)
    ? ({ kind: 'refused', reason: 'no_contact' } as const)
    : await needs.mail.send({ ...mailOf(needs.letterhead, claimed, to), to, tags: { merchantId, nudgeId } });
  if (sent.kind === 'sent') return record(needs, order, sent.messageId);
  if (sent.kind === 'closed') return putOffFor(needs, order, receiptHandle, sent.reason);
  const { reason } = sent;
  await needs.work.run({
    merchantId: order.merchantId,
    now: needs.clock.now(),
    decide: (found, context) => recordFailure(known(found, order), { nudgeId, reason }, context),
  });
  needs.log.warn('nudge.refused', { merchantId: order.merchantId, nudgeId, reason });
};

/** claim, send, record: a duplicate finds the claim and sends nothing; a crash after the claim is settled by its lease */
export const handle =
  (needs: Needs) =>
  async (message: QueueMessage): Promise<void> => {
    const matter = readDigestMatter(message.body);
    if (matter !== undefined) return needs.digest(matter);
    const order = orderOf(message);
    if (order.bounced === true) return takeBack(needs, order);
    if (order.messageId !== undefined) return record(needs, order, order.messageId);
    const now = needs.clock.now();
    const answer = await claim(needs, order, now);
    switch (answer.kind) {
      case 'send':
        return send(needs, order, answer, message.receiptHandle);
      case 'busy':
      case 'wait':
        await needs.postpone(message.receiptHandle, now, answer.until);
        throw new PutOff(answer.until);
      case 'done':
      case 'dropped':
      case 'unknown':
        needs.log.info('nudge.not-sent', { merchantId: order.merchantId, nudgeId: order.nudgeId, because: answer.kind });
    }
  };
