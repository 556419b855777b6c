import type { HistoryEvent } from '@firstsale/states-language/execution';
import type { MapNews } from '@firstsale/states-language/map-news';
import type { Journal, Kernel } from '../../../contract.ts';
import { countExpress } from '../count-express.ts';
import type { ExecutionRow, ExecutionRows, ExecutionStatus } from './execution-rows.ts';
import type { LiveRows } from './live-rows.ts';
import { packEvents } from './pack-events.ts';

/** the run of a distributed Map; instants in epoch ms */
export interface MapRunRow {
  readonly arn: string;
  readonly execution: string;
  readonly machine: string;
  readonly status: ExecutionStatus;
  readonly started: number;
  readonly stopped: number | null;
  /** children, and the items they have between them */
  readonly total: number;
  readonly items: number;
  /** 1: a child has a batch of items */
  readonly batched: number;
  /** 1: a ResultWriter wrote what became of them */
  readonly written: number;
  readonly concurrency: number;
  readonly tolerated_count: number;
  readonly tolerated_percentage: number;
  readonly redrives: number;
  readonly redriven: number | null;
}

interface StepOfChildren {
  readonly machine: string;
  readonly revision: string;
  readonly now: number;
  readonly events: Map<string, HistoryEvent[]>;
  readonly ids: Map<string, number>;
}

/** whose child a row is: `parent` holds the ARN of its Map Run then */
export const mapRunOf = (row: Pick<ExecutionRow, 'parent'>): string | null =>
  row.parent?.startsWith('arn:') === true ? row.parent : null;

/** Map Runs in the journal; their child executions are executions like others, with the Map Run as parent */
export class MapRunRows {
  readonly #journal: Journal;
  readonly #executions: ExecutionRows;
  readonly #live: LiveRows;
  readonly #kernel: Kernel;
  constructor(kernel: Kernel, executions: ExecutionRows, live: LiveRows) {
    this.#kernel = kernel;
    this.#journal = kernel.journal;
    this.#executions = executions;
    this.#live = live;
  }

  /** writes what one step of an execution did to its distributed Maps */
  take(news: readonly MapNews[], of: { readonly machine: string; readonly revision: string }, now: number): void {
    if (news.length === 0) return;
    const step: StepOfChildren = { ...of, now, events: new Map(), ids: new Map() };
    for (const one of news) this.#takeOne(one, step);
    for (const [arn, list] of step.events) {
      const id = this.#idOf(arn, step);
      if (id !== undefined) this.#live.addHistory(id, packEvents(list));
    }
  }

  // most children begin and end in one step: what was just written need not be looked for
  #idOf(arn: string, { ids }: StepOfChildren): number | undefined {
    const known = ids.get(arn) ?? this.#executions.byArn(arn)?.id;
    if (known !== undefined) ids.set(arn, known);
    return known;
  }

  #takeOne(news: MapNews, step: StepOfChildren): void {
    const { machine, revision, now, events } = step;
    switch (news.kind) {
      case 'run-started':
        this.#journal.run(
          `INSERT INTO states_map_runs VALUES (?, ?, ?, 'RUNNING', ?, NULL, ?, ?, 0, 0, ?, ?, ?, 0, NULL)`,
          news.arn,
          news.executionArn,
          machine,
          now,
          news.total,
          news.total,
          news.maxConcurrency,
          news.toleratedCount,
          news.toleratedPercentage,
        );
        return;
      case 'run-filled':
        this.#journal.run(
          'UPDATE states_map_runs SET total = ?, items = ?, batched = ? WHERE arn = ?',
          news.children,
          news.items,
          news.batched ? 1 : 0,
          news.arn,
        );
        return;
      case 'results-written':
        this.#journal.run('UPDATE states_map_runs SET written = 1 WHERE arn = ?', news.arn);
        return;
      case 'run-redriven':
        this.#journal.run(
          `UPDATE states_map_runs SET status = 'RUNNING', stopped = NULL, redrives = redrives + 1, redriven = ? WHERE arn = ?`,
          now,
          news.arn,
        );
        return;
      case 'run-ended':
        this.#journal.run('UPDATE states_map_runs SET status = ?, stopped = ? WHERE arn = ?', news.status, now, news.arn);
        return;
      case 'child-started': {
        const id = this.#executions.insert({
          arn: news.arn,
          name: news.name,
          machine: `${machine}/${labelOf(news.mapRun)}`,
          type: news.express ? 'EXPRESS' : 'STANDARD',
          revision,
          version: null,
          alias: null,
          started: now,
          input: JSON.stringify(news.input),
          parent: news.mapRun,
        });
        step.ids.set(news.arn, id);
        return;
      }
      case 'child-event': {
        const known = events.get(news.arn);
        if (known === undefined) events.set(news.arn, [news.event]);
        else known.push(news.event);
        return;
      }
      case 'child-resumed':
      case 'child-ended': {
        const id = this.#idOf(news.arn, step);
        if (id === undefined) return;
        if (news.kind === 'child-resumed') this.#executions.redrive(id, now);
        else
          this.#executions.end(id, {
            status: news.ending.status,
            stopped: now,
            output: news.ending.output === undefined ? null : JSON.stringify(news.ending.output),
            error: news.ending.error ?? null,
            cause: news.ending.cause ?? null,
            last: null,
          });
        if (news.kind === 'child-ended') this.#count(id, now);
      }
    }
  }

  #count(id: number, now: number): void {
    const row = this.#executions.byId(id);
    if (row?.type === 'EXPRESS') countExpress(this.#kernel, now - row.started);
  }

  find(arn: string): MapRunRow | undefined {
    return this.#journal.get<MapRunRow & Record<string, string | number | null>>(
      'SELECT * FROM states_map_runs WHERE arn = ?',
      arn,
    );
  }

  ofExecution(execution: string): MapRunRow[] {
    return this.#journal.all<MapRunRow & Record<string, string | number | null>>(
      'SELECT * FROM states_map_runs WHERE execution = ? ORDER BY started DESC, rowid DESC',
      execution,
    );
  }

  /** child executions per status */
  counts(arn: string): Readonly<Record<string, number>> {
    const rows = this.#journal.all<{ status: string; n: number }>(
      'SELECT status, count(*) AS n FROM states_executions WHERE parent = ? GROUP BY status',
      arn,
    );
    return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
  }

  /** items per status: what the children have between them */
  itemCounts(run: MapRunRow): Readonly<Record<string, number>> {
    if (run.batched === 0) return this.counts(run.arn);
    const rows = this.#journal.all<{ status: string; n: number }>(
      "SELECT status, sum(json_array_length(input, '$.Items')) AS n FROM states_executions WHERE parent = ? GROUP BY status",
      run.arn,
    );
    return Object.fromEntries(rows.map(({ status, n }) => [status, n]));
  }

  /** oldest first */
  allChildren(arn: string): ExecutionRow[] {
    return this.#journal.all<ExecutionRow & Record<string, string | number | null>>(
      'SELECT * FROM states_executions WHERE parent = ? ORDER BY id',
      arn,
    );
  }

  /** newest first; `before` is an id of an earlier page */
  children(arn: string, status: string | null, before: number, limit: number): ExecutionRow[] {
    return this.#journal.all<ExecutionRow & Record<string, string | number | null>>(
      'SELECT * FROM states_executions WHERE parent = ?1 AND id < ?2 AND (?3 IS NULL OR status = ?3) ORDER BY id DESC LIMIT ?4',
      arn,
      before,
      status,
      limit,
    );
  }
}

const labelOf = (mapRun: string): string => /\/([^/:]+):[^:]+$/.exec(mapRun)?.[1] ?? '';
