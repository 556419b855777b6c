import type { PlaybookId } from '../playbooks/registry.ts';
import type { LifecycleStage } from '../values.ts';
import type { KnownWork } from './known-work.ts';
import { type RunStory, type Turn, type WaitingOn, waitsOfTurns } from './run-story.ts';

/** what comes before the wait a run is in by itself, such as a task somebody is to do; undefined: nothing does */
type Ahead = (known: KnownWork, idle: WaitingOn) => WaitingOn | undefined;

interface Open {
  readonly playbook: PlaybookId;
  readonly stage: LifecycleStage;
  readonly from: number;
  readonly turns: Turn[];
  readonly ahead: Ahead;
  idle: WaitingOn;
}

/** The runs of one merchant while its timeline is read: each hears of every entry, and is told once it is over. Instants are epoch ms, ascending. */
export class OpenRuns {
  readonly #open = new Map<string, Open>();
  readonly #known: KnownWork;
  readonly stories: RunStory[] = [];
  constructor(known: KnownWork) {
    this.#known = known;
  }

  /** one that is under way already goes on, from now on in this wait */
  begin(key: string, at: number, { playbook, stage }: Pick<RunStory, 'playbook' | 'stage'>, idle: WaitingOn, ahead: Ahead): void {
    const known = this.#open.get(key);
    if (known !== undefined) known.idle = idle;
    else this.#open.set(key, { playbook, stage, from: at, turns: [{ at, ...idle }], ahead, idle });
  }

  /** in which wait a run is by itself from now on */
  waits(key: string, idle: WaitingOn): void {
    const run = this.#open.get(key);
    if (run !== undefined) run.idle = idle;
  }

  end(key: string, to: number, over = true): void {
    const run = this.#open.get(key);
    if (run === undefined) return;
    this.#open.delete(key);
    const { playbook, stage, from, turns } = run;
    if (to > from) this.stories.push({ playbook, stage, from, to, over, waits: waitsOfTurns(turns, to) });
  }

  endAll(to: number, over: boolean): void {
    for (const key of [...this.#open.keys()]) this.end(key, to, over);
  }

  /** something happened: whom each run waits for may be somebody else */
  look(at: number): void {
    for (const { turns, ahead, idle } of this.#open.values()) {
      const { who, what } = ahead(this.#known, idle) ?? idle;
      turns.push({ at, who, what });
    }
  }
}
