import { merchantStore } from '../adapters/memory/merchant-store.ts';
import { of, sorted } from '../adapters/memory/world.ts';
import { wholeMerchant } from '../application/whole-merchant.ts';
import type { PaymentBucket } from '../domain/model/payments.ts';
import type { RejectedEvent } from '../domain/model/rejected-event.ts';
import type { Snapshot } from '../domain/model/snapshot.ts';
import type { TimelineEntry } from '../domain/model/timeline-entry.ts';
import type { Agenda } from './agenda.ts';
import type { Lost } from './aws/invoke-later.ts';
import { connect } from './connect.ts';
import { diaryIn } from './diary.ts';
import { type Counts, Meter, type SweptDue } from './meter.ts';
import type { Bystanders, OutsideEvent } from './outside-world.ts';
import type { Stage } from './stage.ts';

/** what happens to one merchant from outside */
export interface Story {
  readonly merchantId: string;
  /** ascending by when they come */
  readonly events: readonly OutsideEvent[];
  /** epoch ms at which it begins, before its first event comes; then where there is none */
  readonly from?: number;
}

/** how a merchant's story ended, and what it cost */
export interface Outcome {
  /** undefined when the merchant was never registered */
  readonly snapshot: Snapshot | undefined;
  /** in order of time */
  readonly timeline: readonly TimelineEntry[];
  /** what was sold, by the hour */
  readonly buckets: readonly PaymentBucket[];
  /** in order of time */
  readonly refused: readonly RejectedEvent[];
  readonly lost: readonly Lost[];
  readonly counts: Counts;
  readonly due: readonly SweptDue[];
}

const comes = ({ at, comes: late = at }: OutsideEvent): number => late;

/** events of one instant come together, and the next are looked for then */
const feed = (agenda: Agenda, events: readonly OutsideEvent[], send: (events: readonly OutsideEvent[]) => void): void => {
  const arm = (from: number): void => {
    const first = events[from];
    if (first === undefined) return;
    agenda.at(comes(first), () => {
      let end = from;
      for (let next = events[end]; next !== undefined && comes(next) === comes(first); next = events[end]) end += 1;
      send(events.slice(from, end));
      arm(end);
    });
  };
  arm(0);
};

/**
 * Plays one merchant's story: the state machines, handlers, domain and desk of a deployment on the memory twins, in virtual time. A function
 * of its arguments alone: the same story on the same stage has the same outcome, whoever else is played.
 * Throws Unplayable for what the engine does not know, and what the outside throws
 */
export async function playMerchant(stage: Stage, story: Story): Promise<Outcome> {
  const { merchantId, events } = story;
  const [first] = events;
  const start = story.from ?? (first === undefined ? stage.until : comes(first));
  const meter = new Meter(() => agenda.now);
  const { agenda, tools, bus, post, visit, lost } = connect(stage, meter, merchantId, start);
  const send = (some: readonly OutsideEvent[]): void => {
    for (const event of some) {
      const { id, type, subject, at, data } = event;
      const source = stage.sourceOf(event);
      meter.counts.events += 1;
      const detail = { specversion: '1.0', id, type, source, time: new Date(at).toISOString(), subject, data };
      bus.put({ bus: 'ours', source, type, detail }, comes(event));
    }
  };
  let outside: Bystanders | undefined;
  const diary = diaryIn(agenda, async (plan) => outside?.perform(plan));
  outside = stage.openOutside({ diary, events, send, post, visit });
  bus.onNews((news) => outside.notice(news));
  feed(agenda, events, send);
  // the last instant before the end: nothing at or after it enters
  await agenda.playUntil(stage.until - 1);
  const { world } = tools;
  return {
    snapshot: await wholeMerchant(merchantStore(world), merchantId),
    timeline: sorted(of(world.timeline, merchantId)).map(([, entry]) => entry),
    buckets: [...of(world.buckets, merchantId).values()],
    refused: [...world.rejected.values()].sort((one, other) => (one.at + one.id < other.at + other.id ? -1 : 1)),
    lost,
    counts: meter.counts,
    due: meter.due,
  };
}
