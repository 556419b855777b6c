import type { ExecutionState } from '@firstsale/states-language/execution';
import type { Machine } from '@firstsale/states-language/machine';
import type { ExecutionRow } from './store/execution-rows.ts';
import type { SnapshotDebt } from './store/live-rows.ts';

/** an execution while it is in memory */
export interface Live {
  readonly id: number;
  readonly state: ExecutionState;
  readonly machine: Machine;
  readonly type: ExecutionRow['type'];
  readonly parent: string | null;
  readonly revision: string;
  readonly version: string | null;
  readonly alias: string | null;
  readonly debt: SnapshotDebt;
  /** calls under way */
  calls: number;
}

/** an execution that was never written as a snapshot */
export function asLive(
  row: Pick<ExecutionRow, 'id' | 'type' | 'parent' | 'revision' | 'version' | 'alias'>,
  state: ExecutionState,
  machine: Machine,
): Live {
  const { id, type, parent, revision, version, alias } = row;
  return { id, state, machine, type, parent, revision, version, alias, debt: { size: 0, signals: 0, characters: 0 }, calls: 0 };
}

/** executions kept in memory though they only wait */
const RECENT = 100;

/** The executions in memory: those with a call under way, and the few that began to wait last, which may be answered soon. */
export class Residents {
  readonly #calling = new Map<number, Live>();
  readonly #recent = new Map<number, Live>();

  get(id: number): Live | undefined {
    return this.#calling.get(id) ?? this.#recent.get(id);
  }

  keep(live: Live): void {
    this.drop(live.id);
    if (live.calls > 0) {
      this.#calling.set(live.id, live);
      return;
    }
    this.#recent.set(live.id, live);
    if (this.#recent.size <= RECENT) return;
    for (const oldest of this.#recent.keys()) {
      this.#recent.delete(oldest);
      break;
    }
  }

  drop(id: number): void {
    this.#calling.delete(id);
    this.#recent.delete(id);
  }
}
