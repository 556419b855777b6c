import { applicationShelf } from '../../adapters/memory/applications.ts';
import { digestBoxes } from '../../adapters/memory/digest-boxes.ts';
import { merchantLookup } from '../../adapters/memory/directories.ts';
import { documentSigner } from '../../adapters/memory/document-signer.ts';
import { failedAttempts } from '../../adapters/memory/failed-attempts.ts';
import { merchantRoll } from '../../adapters/memory/figures.ts';
import { loadStore } from '../../adapters/memory/load-store.ts';
import { merchantStore } from '../../adapters/memory/merchant-store.ts';
import { openedTasks } from '../../adapters/memory/opened-tasks.ts';
import { outageStore } from '../../adapters/memory/outage-store.ts';
import { clockAt, eventPublisher, mailSender, runResumer, runStarter, workQueue } from '../../adapters/memory/outside.ts';
import { paymentPlaces } from '../../adapters/memory/payment-places.ts';
import { people } from '../../adapters/memory/people.ts';
import { planJobs } from '../../adapters/memory/plan-jobs.ts';
import { planStarter } from '../../adapters/memory/plan-starter.ts';
import { planStore } from '../../adapters/memory/plan-store.ts';
import { policyComments } from '../../adapters/memory/policy-comments.ts';
import { policyDrafts } from '../../adapters/memory/policy-drafts.ts';
import { policyStore } from '../../adapters/memory/policy-store.ts';
import { dueIndex, paymentLedger, timelineReader } from '../../adapters/memory/readers.ts';
import { rejectedEvents } from '../../adapters/memory/rejected-events.ts';
import { screeningLists } from '../../adapters/memory/screening-lists.ts';
import { screeningProgress } from '../../adapters/memory/screening-progress.ts';
import { unmatchedCases } from '../../adapters/memory/unmatched-cases.ts';
import { visitLog } from '../../adapters/memory/visit-log.ts';
import { volumeStore } from '../../adapters/memory/volume-store.ts';
import { absenceStore, watchStore } from '../../adapters/memory/watch-store.ts';
import { emptyWorld } from '../../adapters/memory/world.ts';
import { deliverDigest } from '../../application/deliver-digest.ts';
import type { Log } from '../../application/log.ts';
import { refuseInto } from '../../application/refuse-event.ts';
import { unitOfWork } from '../../application/unit-of-work.ts';
import type { DueDigest } from '../../domain/digest/digest-ports.ts';
import type { ApplicationData } from '../../domain/events/application.ts';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import type { Item } from '../../domain/model/item.ts';
import { type PolicyDocument, policyDocument } from '../../domain/policy/policy-schema.ts';
import bundled from '../../policies/default.json' with { type: 'json' };
import { nothingElse, someMerchant } from '../adapters/some.ts';

export const monday = '2026-11-23T12:00:00.000Z';
export const pepper = 'a-pepper-for-tests-only';

export interface Line {
  readonly event: string;
  readonly fields: Readonly<Record<string, unknown>>;
}
/** a log that remembers, to prove what is not in it */
export const listening = (): Log & { readonly lines: Line[] } => {
  const lines: Line[] = [];
  const add = (event: string, fields = {}) => {
    lines.push({ event, fields });
  };
  return { lines, info: add, warn: add, error: add };
};

/** everything a function can be given, on memory twins */
export const town = (document: PolicyDocument = policyDocument.parse(bundled)) => {
  const world = emptyWorld();
  const clock = clockAt(monday);
  const merchants = merchantStore(world);
  const policies = policyStore({ document, now: clock.now });
  const log = listening();
  const rejected = rejectedEvents(world);
  const boxes = digestBoxes(world);
  const visits = visitLog(world);
  const drafts = policyDrafts();
  const comments = policyComments();
  const places = paymentPlaces(world);
  const attempts = failedAttempts();
  const outages = outageStore();
  const loads = loadStore(world);
  const lookup = merchantLookup(world);
  const addresses = { of: async (person: string) => (person === 'gone' ? undefined : `${person}@example.com`) };
  const mail = mailSender();
  const desk = people();
  desk.admit({ id: 'carl', name: 'Carl', roles: ['analyst', 'risk'] });
  return {
    people: desk,
    attempts,
    world,
    clock,
    merchants,
    applications: applicationShelf(world),
    policies,
    log,
    rejected,
    unmatched: unmatchedCases(new Map()),
    refuse: refuseInto(rejected, log, clock, policies),
    work: unitOfWork({ merchants, policies, outages, loads }),
    ledger: paymentLedger(world),
    timeline: timelineReader(world),
    due: dueIndex(world, 4),
    outages,
    loads,
    volumes: volumeStore(),
    watches: watchStore(),
    absences: absenceStore(),
    plans: planStore(),
    jobs: planJobs(),
    planner: planStarter(),
    tasks: openedTasks(world),
    starter: runStarter(),
    resumer: runResumer(),
    publisher: eventPublisher(),
    queue: workQueue(),
    mail,
    /** the queue mails leave from: a colleague's is due */
    mails: workQueue<DueDigest>(),
    boxes,
    visits,
    drafts,
    comments,
    places,
    lookup,
    exists: async (merchantId: string) => (await lookup.byIds([merchantId])).length > 0,
    digest: deliverDigest({
      boxes,
      addresses,
      policies,
      mail,
      clock,
      log,
      company: 'Example Payments',
      console: 'https://console.example.com',
    }),
    letterhead: { company: 'Example Payments', page: 'https://my.example.com', secret: 'a-secret-of-letters-for-tests' },
    lists: screeningLists(),
    screening: screeningProgress(),
    roll: merchantRoll(world),
    signer: documentSigner(),
  };
};
export type Town = ReturnType<typeof town>;

export const reference = 'shop-1';
export const merchantId = deriveMerchantId('direct', reference);

/** a merchant that is there already, under the policy that ships */
export const settle = async (here: Town, more: Parameters<typeof someMerchant>[1] = {}, others: readonly Item[] = []) => {
  const { version } = await here.policies.active();
  const merchant = someMerchant(merchantId, { externalReference: reference, policyVersion: version, ...more });
  await here.merchants.commit(merchantId, { ...nothingElse, puts: [merchant, ...others] }, null);
};

export const approved = { lifecycleStage: 'activation', approvedAt: '2026-11-20T12:00:00.000Z' } as const;

let sent = 0;
/** an envelope from outside */
export const envelope = (type: string, data: Record<string, unknown>, more: Record<string, unknown> = {}) => {
  sent += 1;
  return { specversion: '1.0', id: `evt-${sent}`, type, source: 'test', time: monday, subject: reference, data, ...more };
};
export const captured = (paymentId: string, amountMinor: number, capturedAt: string, more: Record<string, unknown> = {}) =>
  envelope('payment.captured.v1', { paymentId, amountMinor, currency: 'BRL', capturedAt, ...more });

export const delivery = (detail: unknown, type = 'test', source = 'test') => ({
  id: 'bus-1',
  source,
  type,
  time: monday,
  detail,
});
export const delivered = (detail: { type: string }) => delivery(detail, detail.type);

/** a queue message as EventBridge puts it into SQS */
export const message = (detail: { type: string }, messageId = `m-${Math.random()}`) => ({
  messageId,
  receiptHandle: `r-${messageId}`,
  body: JSON.stringify({ id: `bus-${messageId}`, source: 'test', 'detail-type': detail.type, time: monday, detail }),
});

export const application: ApplicationData = {
  pspClient: 'direct',
  legalName: 'Padaria São João Ltda',
  legalEntityType: 'company',
  registrationNumber: '11.222.333/0001-81',
  mcc: '5462',
  country: 'BR',
  currency: 'BRL',
  timeZone: 'America/Sao_Paulo',
  locale: 'pt-BR',
  contact: { email: 'ana@padaria.example', phone: '+55 11 91234-5678' },
  persons: [],
  paymentMethods: ['pix'],
};
