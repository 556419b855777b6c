import { unmatchedCases } from '../../adapters/memory/unmatched-cases.ts';
import type { Delivery } from '../../application/delivery.ts';
import { unitOfWork } from '../../application/unit-of-work.ts';
import type { MailSender } from '../../domain/nudge/mail-port.ts';
import type { EventPublisher, RunStarter, WorkQueue } from '../../domain/ports.ts';
import * as aggregatePayments from '../../functions/events/aggregate-payments/handler.ts';
import * as detectStalls from '../../functions/events/detect-stalls/handler.ts';
import * as handleDue from '../../functions/events/handle-due/handler.ts';
import * as publishTimeline from '../../functions/events/publish-timeline/handler.ts';
import * as recordFact from '../../functions/events/record-fact/handler.ts';
import * as resumeRun from '../../functions/events/resume-run/handler.ts';
import * as startPlaybook from '../../functions/events/start-playbook/handler.ts';
import * as deliverEmail from '../../functions/nudges/deliver-email/handler.ts';
import { oneByOne } from '../../functions/runtime/queue-consumer.ts';
import type { BatchConsumer } from '../aws/queue-feed.ts';
import { Unplayable } from '../blueprint/template.ts';
import type { Toolbox } from './toolbox.ts';

/** what consumers of events are given beside the toolbox */
export interface Outlets {
  readonly starter: RunStarter;
  readonly publisher: EventPublisher;
  readonly mail: MailSender;
  readonly queue: WorkQueue;
  /** hides a message that was received until then */
  postpone(receiptHandle: string, now: string, until: string): Promise<void>;
}

/** keys the fingerprints of bank accounts: nobody sees them, they only have to be alike for the same account */
const pepper = 'back-test: fingerprints of nobody';
/** on letters nobody reads: what a real one says is decided before it is sent */
const letterhead = { company: 'Back-test', page: 'https://my.invalid', secret: 'back-test: letters to nobody' };

/** history has no files: the queue of uploads stays empty */
const noUploads = (): Unplayable => new Unplayable('a document was uploaded: a back-test has no files');

export interface Consumers {
  /** fed from the bus */
  readonly events: (name: string) => (delivery: Delivery) => Promise<void>;
  /** fed from a queue */
  readonly batches: (name: string) => BatchConsumer;
  /** called by a schedule */
  readonly schedules: (name: string) => () => Promise<unknown>;
  /** fed from the table's stream */
  readonly outbox: (name: string) => ReturnType<typeof publishTimeline.tellRows>;
}

/** finds a consumer by its function's name. Throws Unplayable naming one the engine does not know */
const finderOf =
  <One>(kind: string, known: Readonly<Record<string, One>>) =>
  (name: string): One => {
    const found = Object.hasOwn(known, name) ? known[name] : undefined;
    if (found !== undefined) return found;
    throw new Unplayable(
      `the template has ${name} ${kind}, and the engine does not know it: enter it in engine/tools/consumers.ts`,
    );
  };

/** the handlers of events, queues and schedules, each by the name of its function */
export const openConsumers = (tools: Toolbox, { starter, publisher, mail, queue, postpone }: Outlets): Consumers => {
  const { work, clock, log, merchants, due, outages, loads } = tools;
  // what colleagues are mailed is no part of a merchant's story
  const digest = async (): Promise<void> => undefined;
  const mails = { send: digest };
  // nobody searches in a back-test, and no decision depends on attempts that failed
  const nowhere = (): Promise<void> => Promise.resolve();
  // the same two that may take items away in a deployment
  const archiving = unitOfWork({ merchants, policies: tools.policies, outages, loads, archives: true });
  return {
    events: finderOf('fed from the bus', {
      'record-fact': recordFact.handle({ ...tools, unmatched: unmatchedCases(new Map()), work: archiving, pepper }),
      'resume-run': resumeRun.handle(tools),
      'start-playbook': startPlaybook.handle({ ...tools, starter, pepper }),
    }),
    batches: finderOf('fed from a queue', {
      'aggregate-payments': aggregatePayments.handle({ ...tools, places: { note: nowhere }, attempts: { count: nowhere } }),
      'check-document': oneByOne(() => Promise.reject(noUploads()), log),
      'deliver-email': oneByOne(deliverEmail.handle({ work, mail, letterhead, clock, log, digest, postpone }), log),
      // no outside system is connected in a back-test: what would go out goes nowhere, as where nobody has set one up
      'take-messages': oneByOne(() => Promise.resolve(), log),
      'handle-due': oneByOne(handleDue.handle({ work: archiving, clock, log }), log),
    }),
    schedules: finderOf('called by a schedule', {
      'detect-stalls': detectStalls.handle({ due, queue, mails, outages: tools.sweptOutages, clock, log }),
    }),
    outbox: finderOf('fed from the stream of the table', { 'publish-timeline': publishTimeline.tellRows({ publisher }) }),
  };
};
