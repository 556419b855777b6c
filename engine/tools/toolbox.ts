import { applicationShelf } from '../../adapters/memory/applications.ts';
import { merchantStore } from '../../adapters/memory/merchant-store.ts';
import { dueIndex, paymentLedger, timelineReader } from '../../adapters/memory/readers.ts';
import { rejectedEvents } from '../../adapters/memory/rejected-events.ts';
import { emptyWorld, of, type World } from '../../adapters/memory/world.ts';
import type { Log } from '../../application/log.ts';
import { refuseInto } from '../../application/refuse-event.ts';
import { unitOfWork } from '../../application/unit-of-work.ts';
import { wakeUpWith } from '../../application/wake-runs.ts';
import type { LoadReader } from '../../domain/dispatch/dispatch-ports.ts';
import type { DueIndex } from '../../domain/due-ports.ts';
import { PolicyNotFound } from '../../domain/errors.ts';
import type { Members } from '../../domain/member/members.ts';
import type { OutageStore } from '../../domain/outage/outage-ports.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import type { Clock, PolicyStore, RunResumer, TimelineReader } from '../../domain/ports.ts';
import { sampleScreeningList } from '../../domain/risk/screening-list.ts';
import type { ToldRow } from '../../functions/events/publish-timeline/handler.ts';
import type { Agenda } from '../agenda.ts';
import { billedApplications } from '../aws/billed-applications.ts';
import { billedMerchants } from '../aws/billed-merchants.ts';
import { billedLedger, billedRejected } from '../aws/billed-payments.ts';
import { BilledRows } from '../aws/billed-rows.ts';
import { TableBill } from '../aws/table-bill.ts';
import type { TablePlan } from '../blueprint/blueprint.ts';
import type { Meter } from '../meter.ts';
import type { PlayedOutages } from '../played-outages.ts';
import type { Publication, Stage } from '../stage.ts';
import type { StepNeeds } from './load-step.ts';
import { storyLoads } from './story-loads.ts';
import { storyOutages } from './story-outages.ts';

/** thousands of lines a merchant that nobody would read */
export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/**
 * The policies of a back-test: the one it is played under, and what is published meanwhile. Each is read from the table once a function and kept;
 * whose turn it is is asked each time.
 */
const policiesOf = (
  { policy, published = [], agenda }: Pick<Stage, 'policy' | 'published'> & { readonly agenda: Agenda },
  bill: TableBill,
  meter: Meter,
): Pick<PolicyStore, 'active' | 'get' | 'moving'> => {
  const there = (): readonly Publication[] => published.filter(({ at }) => at <= agenda.now);
  return {
    active: async () => {
      meter.called();
      bill.read(0);
      meter.readPolicy();
      return there().at(-1)?.policy ?? policy;
    },
    get: async (version) => {
      const found = [policy, ...there().map((one) => one.policy)].find((one) => one.version === version);
      if (found === undefined) throw new PolicyNotFound(version);
      meter.readPolicy();
      return found;
    },
    moving: async () => {
      meter.called();
      bill.read(0);
      const move = there().findLast(({ moves }) => moves);
      return move === undefined ? undefined : { version: move.policy.version, at: new Date(move.at).toISOString() };
    },
  };
};

const notPlayed = (what: string) => async (): Promise<never> => {
  throw new Error(`nothing a merchant meets in a back-test ${what}`);
};

export interface Toolbox extends StepNeeds {
  readonly world: World;
  readonly timeline: TimelineReader;
  readonly due: DueIndex;
  readonly outages: OutageStore;
  readonly loads: LoadReader;
  /** as the sweep reads and writes them: it runs for all merchants at once, and is billed with what outages cost once */
  readonly sweptOutages: OutageStore;
  /** when outages end whose sweep is to come, ISO 8601 UTC */
  ends(): readonly string[];
  readonly rows: BilledRows;
  readonly members: Pick<Members, 'of'>;
}

/** everything handlers are given, on the memory twins, with each request counted as AWS would bill it */
export const openToolbox = (parts: {
  readonly agenda: Agenda;
  readonly meter: Meter;
  readonly table: TablePlan;
  readonly policy: Policy;
  readonly published?: readonly Publication[] | undefined;
  readonly resumer: RunResumer;
  /** hears of every new row the table's stream would tell */
  readonly told: (row: ToldRow) => void;
  readonly outages: PlayedOutages;
}): Toolbox => {
  const { agenda, meter, table, policy, published = [], resumer, told } = parts;
  // handlers build what they commit, and forget it
  const world = emptyWorld({ takesOver: true });
  const clock: Clock = { now: () => agenda.iso };
  const bill = new TableBill(table, meter);
  const rows = new BilledRows(bill, table.dueShards, world);
  const billing = { world, bill, rows, meter, now: clock.now, told };
  const merchants = billedMerchants(billing, merchantStore(world));
  const policies: PolicyStore = {
    ...policiesOf({ policy, published, agenda }, bill, meter),
    publish: notPlayed('publishes a policy'),
    propose: notPlayed('proposes a policy'),
    proposals: notPlayed('asks for proposals'),
    proposed: notPlayed('asks for a proposal'),
    outcome: notPlayed('asks what became of a proposal'),
    activated: notPlayed('asks who published a policy'),
    list: notPlayed('lists policies'),
  };
  const kept = storyOutages(parts.outages, agenda);
  const outages: OutageStore = {
    ...kept,
    // every decision asks
    book: () => {
      meter.called();
      bill.read(kept.bytes());
      return kept.book();
    },
  };
  const loads = storyLoads(world, policy, (bytes) => {
    meter.called();
    bill.read(bytes);
  });
  const stores = { merchants, policies, outages, loads };
  const work = unitOfWork(stores);
  const timeline = timelineReader(world);
  return {
    ...work,
    ...stores,
    sweptOutages: kept,
    ends: kept.ends,
    world,
    rows,
    work,
    clock,
    log: silent,
    applications: billedApplications(billing, applicationShelf(world)),
    ledger: billedLedger(billing, paymentLedger(world)),
    refuse: refuseInto(billedRejected(billing, rejectedEvents(world)), silent, clock, policies),
    members: {
      of: async (merchantId, email) => {
        meter.called();
        const found = of(world.items, merchantId).get(`member#${email}`);
        bill.read(found === undefined ? 0 : rows.item(found).size);
        return found?.kind === 'member' && found.status === 'active' ? found : undefined;
      },
    },
    wakeUp: wakeUpWith({ ...stores, resumer, clock, log: silent }),
    due: dueIndex(world, table.dueShards),
    lists: {
      // a stage nobody loaded a list into: the one read finds nothing
      current: async () => {
        meter.called();
        bill.read(0);
        return sampleScreeningList;
      },
      loads: async () => [],
      loaded: notPlayed('asks which lists there are'),
    },
    timeline: {
      list: async (merchantId, limit, cursor, order, since) => {
        meter.called();
        const page = await timeline.list(merchantId, limit, cursor, order, since);
        bill.read(page.entries.reduce((sum, entry) => sum + rows.entryBytes(merchantId, entry), 0));
        return page;
      },
    },
  };
};
