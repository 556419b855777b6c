import { accountOwners } from '../../adapters/dynamodb/account-owners.ts';
import { merchantRoll, timelineHistory } from '../../adapters/dynamodb/all-merchants.ts';
import { caseMessages } from '../../adapters/dynamodb/case-messages.ts';
import { deadLetterReplays } from '../../adapters/dynamodb/dead-letter-replays.ts';
import { digestBoxes } from '../../adapters/dynamodb/digest-boxes.ts';
import { taskDirectory } from '../../adapters/dynamodb/directories.ts';
import { dueIndex } from '../../adapters/dynamodb/due-index.ts';
import { figuresStore } from '../../adapters/dynamodb/figures-store.ts';
import { loadStore } from '../../adapters/dynamodb/load-store.ts';
import { merchantList } from '../../adapters/dynamodb/merchant-list.ts';
import { merchantLookup } from '../../adapters/dynamodb/merchant-lookup.ts';
import { merchantStore } from '../../adapters/dynamodb/merchant-store.ts';
import { openedTasks } from '../../adapters/dynamodb/opened-tasks.ts';
import { outageStore } from '../../adapters/dynamodb/outage-store.ts';
import { paymentLedger } from '../../adapters/dynamodb/payment-ledger.ts';
import { paymentPlaces } from '../../adapters/dynamodb/payment-places.ts';
import { paymentReader } from '../../adapters/dynamodb/payment-reader.ts';
import { planJobs } from '../../adapters/dynamodb/plan-jobs.ts';
import { planStore } from '../../adapters/dynamodb/plan-store.ts';
import { policyComments } from '../../adapters/dynamodb/policy-comments.ts';
import { policyDrafts } from '../../adapters/dynamodb/policy-drafts.ts';
import { policyStore } from '../../adapters/dynamodb/policy-store.ts';
import { rejectedEvents } from '../../adapters/dynamodb/rejected-events.ts';
import { screeningListKeeper, screeningLists } from '../../adapters/dynamodb/screening-lists.ts';
import { screeningProgress } from '../../adapters/dynamodb/screening-progress.ts';
import { timelineReader } from '../../adapters/dynamodb/timeline.ts';
import { unmatchedCases } from '../../adapters/dynamodb/unmatched-cases.ts';
import { visitLog } from '../../adapters/dynamodb/visit-log.ts';
import { accountOwners as memoryAccountOwners } from '../../adapters/memory/account-owners.ts';
import { deadLetterReplays as memoryReplays } from '../../adapters/memory/dead-letter-replays.ts';
import { digestBoxes as memoryDigestBoxes } from '../../adapters/memory/digest-boxes.ts';
import * as memoryDirectories from '../../adapters/memory/directories.ts';
import * as memoryFigures from '../../adapters/memory/figures.ts';
import { loadStore as memoryLoads } from '../../adapters/memory/load-store.ts';
import { merchantList as memoryMerchantList } from '../../adapters/memory/merchant-list.ts';
import { merchantStore as memoryMerchantStore } from '../../adapters/memory/merchant-store.ts';
import { openedTasks as memoryOpenedTasks } from '../../adapters/memory/opened-tasks.ts';
import { outageStore as memoryOutages } from '../../adapters/memory/outage-store.ts';
import { paymentPlaces as memoryPlaces } from '../../adapters/memory/payment-places.ts';
import { planJobs as memoryPlanJobs } from '../../adapters/memory/plan-jobs.ts';
import { planStore as memoryPlans } from '../../adapters/memory/plan-store.ts';
import { policyComments as memoryComments } from '../../adapters/memory/policy-comments.ts';
import { policyDrafts as memoryDrafts } from '../../adapters/memory/policy-drafts.ts';
import { policyStore as memoryPolicyStore } from '../../adapters/memory/policy-store.ts';
import * as memoryReaders from '../../adapters/memory/readers.ts';
import { rejectedEvents as memoryRejectedEvents } from '../../adapters/memory/rejected-events.ts';
import { screeningLists as memoryScreeningLists } from '../../adapters/memory/screening-lists.ts';
import { screeningProgress as memoryScreeningProgress } from '../../adapters/memory/screening-progress.ts';
import { unmatchedCases as memoryUnmatched } from '../../adapters/memory/unmatched-cases.ts';
import { visitLog as memoryVisitLog } from '../../adapters/memory/visit-log.ts';
import { emptyWorld } from '../../adapters/memory/world.ts';
import type { AccountOwners } from '../../domain/account-change/account-owners.ts';
import type { PaymentPlaces } from '../../domain/activation/payment-places.ts';
import type { PaymentReader } from '../../domain/books-ports.ts';
import type { UnmatchedCases } from '../../domain/case/unmatched-case.ts';
import type { DeadLetterReplays } from '../../domain/dead-letter/replays.ts';
import type { DigestBoxes } from '../../domain/digest/digest-ports.ts';
import type { LoadStore } from '../../domain/dispatch/dispatch-ports.ts';
import type { DueIndex } from '../../domain/due-ports.ts';
import type { MerchantList } from '../../domain/listing/listing-ports.ts';
import type { FiguresStore, MerchantRoll, TimelineHistory } from '../../domain/rollup/rollup-ports.ts';
import type { OutageStore } from '../../domain/outage/outage-ports.ts';
import type { PolicyComments } from '../../domain/policy/policy-comment.ts';
import type { PolicyDrafts } from '../../domain/policy/policy-draft.ts';
import type { PolicyDocument } from '../../domain/policy/policy-schema.ts';
import type {
  CaseMessages,
  MerchantLookup,
  MerchantStore,
  PaymentLedger,
  PolicyStore,
  RejectedEvents,
  TaskDirectory,
  TimelineReader,
} from '../../domain/ports.ts';
import type { ScreeningProgress } from '../../domain/risk/screening-port.ts';
import type { OpenedTasks, PlanJobs, PlanStore } from '../../domain/staffing/plan-ports.ts';
import type { VisitLog } from '../../domain/visit/visits.ts';
import type { Dynoxide } from './dynoxide.ts';

/** every port on the table, over one and the same empty table */
export interface Backend {
  readonly merchants: MerchantStore;
  readonly owners: AccountOwners;
  readonly timeline: TimelineReader;
  readonly ledger: PaymentLedger;
  readonly due: DueIndex;
  readonly digests: DigestBoxes;
  readonly visits: VisitLog;
  readonly drafts: PolicyDrafts;
  readonly comments: PolicyComments;
  readonly places: PaymentPlaces;
  readonly outages: OutageStore;
  readonly loads: LoadStore;
  readonly plans: PlanStore;
  readonly jobs: PlanJobs;
  readonly opened: OpenedTasks;
  readonly rejected: RejectedEvents;
  readonly unmatched: UnmatchedCases;
  readonly replays: DeadLetterReplays;
  /** the list as a process knows it that has not looked before */
  list(): MerchantList;
  readonly lookup: MerchantLookup;
  readonly payments: PaymentReader;
  readonly tasks: TaskDirectory;
  readonly roll: MerchantRoll;
  readonly history: TimelineHistory;
  readonly messages: CaseMessages;
  readonly figures: FiguresStore;
  readonly screening: ReturnType<typeof memoryScreeningLists>;
  readonly screeningProgress: ScreeningProgress;
  policies(bundled?: { document: PolicyDocument; now: () => string }): PolicyStore;
}

export const dueShards = 4;

export const memoryBackend = async (): Promise<Backend> => {
  const world = emptyWorld();
  return {
    merchants: memoryMerchantStore(world),
    owners: memoryAccountOwners(world),
    timeline: memoryReaders.timelineReader(world),
    ledger: memoryReaders.paymentLedger(world),
    due: memoryReaders.dueIndex(world, dueShards),
    digests: memoryDigestBoxes(world),
    visits: memoryVisitLog(world),
    drafts: memoryDrafts(),
    comments: memoryComments(),
    places: memoryPlaces(world),
    outages: memoryOutages(),
    loads: memoryLoads(world),
    plans: memoryPlans(),
    jobs: memoryPlanJobs(),
    opened: memoryOpenedTasks(world),
    rejected: memoryRejectedEvents(world),
    unmatched: memoryUnmatched(new Map()),
    replays: memoryReplays(),
    list: () => memoryMerchantList(world),
    lookup: memoryDirectories.merchantLookup(world),
    payments: memoryReaders.paymentReader(world),
    tasks: memoryDirectories.taskDirectory(world),
    roll: memoryFigures.merchantRoll(world),
    history: memoryFigures.timelineHistory(world),
    messages: memoryReaders.caseMessages(world),
    figures: memoryFigures.figuresStore(),
    screening: memoryScreeningLists(),
    screeningProgress: memoryScreeningProgress(),
    policies: memoryPolicyStore,
  };
};

export const tableBackend = (dynoxide: () => Dynoxide) => async (): Promise<Backend> => {
  const table = await dynoxide().table();
  return {
    merchants: merchantStore(table),
    owners: accountOwners(table),
    timeline: timelineReader(table),
    ledger: paymentLedger(table),
    due: dueIndex(table),
    digests: digestBoxes(table),
    visits: visitLog(table),
    drafts: policyDrafts(table),
    comments: policyComments(table),
    places: paymentPlaces(table),
    outages: outageStore(table),
    loads: loadStore(table),
    plans: planStore(table),
    jobs: planJobs(table),
    opened: openedTasks(table),
    rejected: rejectedEvents(table),
    unmatched: unmatchedCases(table),
    replays: deadLetterReplays(table),
    list: () => merchantList(table),
    lookup: merchantLookup(table),
    payments: paymentReader(table),
    tasks: taskDirectory(table),
    roll: merchantRoll(table),
    history: timelineHistory(table),
    messages: caseMessages(table),
    figures: figuresStore(table),
    screening: { ...screeningLists(table), ...screeningListKeeper(table) },
    screeningProgress: screeningProgress(table),
    policies: (bundled) => policyStore(table, bundled),
  };
};
