import * as z from 'zod';
import { InvalidInput } from '../../../domain/errors.ts';
import { ownEnvelope } from '../../../domain/events/own.ts';
import type { Nudge } from '../../../domain/model/ladder.ts';
import type { Snapshot } from '../../../domain/model/snapshot.ts';
import { type Claim, claimNudge, recordDelivery, recordFailure } from '../../../domain/nudge/deliver-nudge.ts';
import type { Clock, MailSender, MerchantStore } from '../../../domain/ports.ts';
import { readDeliveryText } from '../../shared/delivery.ts';
import type { Log } from '../../shared/logger.ts';
import { PutOff, type QueueMessage } from '../../shared/queue-consumer.ts';
import type { UnitOfWork } from '../../shared/unit-of-work.ts';

export interface Needs {
  readonly merchants: MerchantStore;
  readonly work: UnitOfWork;
  readonly mail: MailSender;
  readonly clock: Clock;
  readonly log: Log;
  /** hides the message until then */
  postpone(receiptHandle: string, now: string, until: string): Promise<void>;
}

const requested = ownEnvelope('nudge.requested.v1').extend({ data: z.looseObject({ nudgeId: z.string(), channel: z.string() }) });

interface Order {
  readonly merchantId: string;
  readonly nudgeId: string;
}

const orderOf = (message: QueueMessage): Order => {
  const envelope = requested.safeParse(readDeliveryText(message.body)?.detail);
  if (!envelope.success) throw new InvalidInput('body', 'is not a nudge.requested.v1 event', { cause: envelope.error });
  return { merchantId: envelope.data.subject, nudgeId: envelope.data.data.nudgeId };
};

const known = (snapshot: Snapshot | undefined, { merchantId }: Order): Snapshot => {
  if (snapshot === undefined) throw new InvalidInput('subject', `names no merchant: ${merchantId}`);
  return snapshot;
};

/** whoever's conditional write succeeds may send; everybody else is told who has it */
const claim = async ({ work }: Needs, order: Order, now: string): Promise<Claim> => {
  let answer: Claim = { kind: 'unknown' };
  await work.run({
    merchantId: order.merchantId,
    now,
    decide: (snapshot, context) => {
      const decision = claimNudge(known(snapshot, order), { nudgeId: order.nudgeId }, context);
      answer = decision.result;
      return decision;
    },
  });
  return answer;
};

const send = async (needs: Needs, order: Order, nudge: Nudge): Promise<void> => {
  const snapshot = known(await needs.merchants.load(order.merchantId), order);
  const to = snapshot.merchant.contact.email;
  const { nudgeId } = order;
  const sent =
    to === undefined
      ? ({ kind: 'refused', reason: 'no_contact' } as const)
      : await needs.mail.send({ to, subject: nudge.subject, text: nudge.body, nudgeId });
  const now = needs.clock.now();
  const base = { merchantId: order.merchantId, now };
  if (sent.kind === 'sent') {
    const { messageId } = sent;
    await needs.work.run({
      ...base,
      decide: (found, context) => recordDelivery(known(found, order), { nudgeId, messageId }, context),
    });
    needs.log.info('nudge.delivered', { merchantId: order.merchantId, nudgeId });
  } else {
    const { reason } = sent;
    await needs.work.run({
      ...base,
      decide: (found, context) => recordFailure(known(found, order), { nudgeId, reason }, context),
    });
    needs.log.warn('nudge.refused', { merchantId: order.merchantId, nudgeId, reason });
  }
};

/** claim, send, record: a duplicate finds the claim and sends nothing; a crash after the claim is settled by its lease */
export const handle =
  (needs: Needs) =>
  async (message: QueueMessage): Promise<void> => {
    const order = orderOf(message);
    const now = needs.clock.now();
    const answer = await claim(needs, order, now);
    switch (answer.kind) {
      case 'send':
        return send(needs, order, answer.nudge);
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
