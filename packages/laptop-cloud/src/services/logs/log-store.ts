import type { Instant } from '../../contract.ts';

export interface LogEvent {
  /** grows over all groups */
  readonly id: number;
  readonly stream: string;
  readonly timestamp: Instant;
  readonly ingestedAt: Instant;
  readonly message: string;
}

export interface LogGroup {
  readonly name: string;
  readonly createdAt: Instant;
  /** days; undefined keeps for ever */
  readonly retentionDays: number | undefined;
  readonly streams: Map<string, { readonly createdAt: Instant; last: Instant }>;
  events: LogEvent[];
}

export const EVENTS_PER_GROUP = 5_000;
const STREAMS_PER_GROUP = 1_000;
const DAY_MS = 86_400_000;

/** Log groups in memory: the newest events of each group. Logs are not durable on a laptop. */
export class LogStore {
  readonly groups = new Map<string, LogGroup>();
  readonly #now: () => Instant;
  #ids = 0;

  constructor(now: () => Instant) {
    this.#now = now;
  }

  /** makes the group if it is not there; a retention, when given, replaces the one before */
  group(name: string, retentionDays?: number): LogGroup {
    const known = this.groups.get(name);
    if (known !== undefined && (retentionDays === undefined || retentionDays === known.retentionDays)) return known;
    const group: LogGroup =
      known === undefined
        ? { name, createdAt: this.#now(), retentionDays, streams: new Map(), events: [] }
        : { ...known, retentionDays };
    this.groups.set(name, group);
    return group;
  }

  append(groupName: string, stream: string, lines: readonly { readonly timestamp: Instant; readonly message: string }[]): void {
    const group = this.group(groupName);
    const known = group.streams.get(stream);
    if (known === undefined) {
      group.streams.set(stream, { createdAt: this.#now(), last: this.#now() });
      const [oldest] = group.streams.keys();
      if (group.streams.size > STREAMS_PER_GROUP && oldest !== undefined) group.streams.delete(oldest);
    } else known.last = this.#now();
    for (const { timestamp, message } of lines) {
      this.#ids += 1;
      group.events.push({ id: this.#ids, stream, timestamp, ingestedAt: this.#now(), message });
    }
    // twice the limit before anything is cut, so that a line costs nothing on average
    if (group.events.length > 2 * EVENTS_PER_GROUP) group.events = group.events.slice(-EVENTS_PER_GROUP);
  }

  /** what the group still holds, in order of time; expired events are not shown */
  events({ events, retentionDays }: LogGroup): readonly LogEvent[] {
    const oldest = retentionDays === undefined ? Number.NEGATIVE_INFINITY : this.#now() - retentionDays * DAY_MS;
    return events
      .slice(-EVENTS_PER_GROUP)
      .filter(({ timestamp }) => timestamp >= oldest)
      .sort((a, b) => a.timestamp - b.timestamp || a.id - b.id);
  }
}
