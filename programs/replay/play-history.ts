import { servicesWith } from '@firstsale/laptop-cloud/services';
import { deriveMerchantId } from '../../domain/merchant/derive-merchant-id.ts';
import type { Policy } from '../../domain/policy/policy-schema.ts';
import type { MerchantLine } from '../../engine/report/merchant-line.ts';
import { Agenda, type Plan } from '../../world/agenda.ts';
import { type Conduct, importerConduct } from '../../world/conduct.ts';
import { Desk } from '../../world/desk/desk.ts';
import { deskApi } from '../../world/desk/desk-api.ts';
import type { DeskSettings } from '../../world/desk/desk-settings.ts';
import { Feeder } from '../../world/history/feeder.ts';
import { type Feed, historyEvents } from '../../world/history/history-events.ts';
import { type Laptop, openLaptop } from '../../world/laptop.ts';
import { type OutsideEvent, sendEvents } from '../../world/outside-events.ts';
import { contactsIn, PageVisits } from '../../world/page-visits.ts';
import { Paperwork } from '../../world/paperwork.ts';
import { References } from '../../world/references.ts';
import { senderOf } from '../../world/sender.ts';
import { verifiedOutside } from '../../world/verified-outside.ts';
import { publishOver } from './publish-over.ts';
import { stored } from './report/read-merchants.ts';
import { usageOf } from './report/usage.ts';
import { withoutViews } from './without-views.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export interface ReplayInput {
  readonly cdkOut: string;
  readonly stateDir: string;
  readonly history: Feed;
  /** epoch ms */
  readonly until: number;
  readonly policy: Policy;
  /** version of the default the application brings, when another policy is to be published over it first */
  readonly publishOver: string | undefined;
  readonly desk: DeskSettings;
  /** default: what an importer supposes */
  readonly conduct?: Conduct;
  readonly seed: number;
  /** called after every virtual day; `fed` of `all` events are in */
  readonly progress: (at: number, fed: number, all: number) => void;
  /** called when an earlier run's state was found */
  readonly resumed: (at: number) => void;
}

export interface ReplayOutcome {
  readonly lines: readonly MerchantLine[];
  readonly refused: readonly {
    readonly id: string;
    readonly at: string;
    readonly type: string | null;
    readonly merchantId: string | null;
    readonly code: string;
    readonly reason: string;
  }[];
  readonly usage: ReturnType<typeof usageOf>;
  /** units of work that failed, as the laptop cloud saw them; a sound run has none */
  readonly failures: readonly string[];
}

/** plays a history through the shipped playbooks in virtual time; one unit of work at a time, so that two runs are alike */
export async function replay(input: ReplayInput): Promise<ReplayOutcome> {
  const events = historyEvents(input.history);
  const start = Math.floor((events[0]?.at ?? input.until) / HOUR) * HOUR;
  const laptop = await openLaptop({
    cdkOut: input.cdkOut,
    stateDir: input.stateDir,
    port: 'none',
    speed: Number.POSITIVE_INFINITY,
    concurrency: 1,
    seed: input.seed,
    start,
    // lines about thousands of invocations that succeeded are not kept
    services: servicesWith({ lambdaEnv: { POWERTOOLS_LOG_LEVEL: 'WARN' }, writesBesideDynoxide: true }),
  });
  try {
    const { kernel } = laptop.cloud;
    if (kernel.now() > start) input.resumed(kernel.now());
    await withoutViews(laptop.cloud);
    const feeder = openWorld(input, laptop, events);
    if (input.publishOver !== undefined) await publishOver(laptop, input.policy, input.publishOver);
    feeder.start();
    for (let day = kernel.now(); day < input.until; ) {
      day = Math.min(input.until, day + DAY);
      // the last instant before the end: nothing at or after it enters
      await kernel.runUntil(day === input.until ? day - 1 : day);
      input.progress(day, feeder.fed, events.length);
    }
    await kernel.idle();
    return await harvest(input, laptop, start);
  } finally {
    await laptop.cloud.stop();
  }
}

function openWorld(input: ReplayInput, laptop: Laptop, events: readonly OutsideEvent[]): Feeder {
  const { kernel } = laptop.cloud;
  const place = { busName: laptop.busName, sourceOf: (event: OutsideEvent) => senderOf(input.policy, event, 'history') };
  const agenda: Agenda = new Agenda(kernel, async (plan: Plan) => {
    if ((await desk.perform(plan)) || (await visits.perform(plan))) return;
    await paperwork.perform(plan);
  });
  const references = new References(agenda);
  const conduct = input.conduct ?? importerConduct;
  const desk = new Desk({
    settings: input.desk,
    policy: input.policy,
    agenda,
    seed: input.seed,
    api: deskApi(laptop),
  });
  const paperwork = new Paperwork({
    agenda,
    references,
    ...conduct,
    verifiedOutside: verifiedOutside(input.policy),
    send: (outside) => sendEvents(kernel, place, outside),
  });
  const { opensPage } = conduct;
  const visits = new PageVisits({ agenda, references, opensPage, contactOf: contactsIn(events), visit: laptop.visit });
  laptop.onNews((news) => {
    references.notice(news);
    paperwork.notice(news);
    visits.notice(news);
    desk.notice(news);
  });
  agenda.resume();
  return new Feeder(kernel, agenda, place, events);
}

async function harvest(input: ReplayInput, { cloud, tableName }: Laptop, start: number): Promise<ReplayOutcome> {
  const { kernel } = cloud;
  // what the report reads is not the application's usage
  const usage = usageOf(kernel.usage.read());
  const read = stored(kernel, tableName);
  return kernel.request('read the outcome', async () => {
    const lines: MerchantLine[] = [];
    const refused: ReplayOutcome['refused'][number][] = [];
    for (const { externalReference, application } of input.history.merchants) {
      const line = await read.line(deriveMerchantId(String(application.pspClient ?? 'direct'), externalReference));
      if (line !== undefined) lines.push(line);
    }
    for (let day = Math.floor(start / DAY) * DAY; day < input.until; day += DAY) {
      for (const { id, at, type, merchantId, code, field, message, remedy } of await read.rejectedOn(
        new Date(day).toISOString().slice(0, 10),
      ))
        refused.push({
          id,
          at,
          type: type ?? null,
          merchantId: merchantId ?? null,
          code,
          reason: `${field}: ${message}; ${remedy}`,
        });
    }
    return {
      lines,
      refused,
      usage,
      failures: kernel.failures.map(({ label, error }) => `${label}: ${error instanceof Error ? error.message : error}`),
    };
  });
}
