import * as z from 'zod';
import type { PlaybookId } from '../playbooks/registry.ts';
import type { LifecycleStage } from '../values.ts';

/** whom a run waits for; `handling`: somebody of ours works on it, `policy`: nobody, it is a time that policy prescribes */
export const waitedOn = z.enum(['handling', 'us', 'merchant', 'provider', 'engineering', 'policy']);
export type WaitedOn = z.infer<typeof waitedOn>;

/** whom a run waits for, and for what: the key of a queue or a requirement, or the name of a wait */
export interface WaitingOn {
  readonly who: WaitedOn;
  readonly what: string;
}
/** from this instant on (epoch ms), until the next turn */
export interface Turn extends WaitingOn {
  readonly at: number;
}
/** epoch ms */
export interface Wait extends WaitingOn {
  readonly from: number;
  readonly to: number;
}

/** One run of a playbook, from its start to its end or to now; its waits follow each other without a gap. Epoch ms */
export interface RunStory {
  readonly playbook: PlaybookId;
  /** the stage whose outages concern it */
  readonly stage: LifecycleStage;
  readonly from: number;
  readonly to: number;
  readonly over: boolean;
  readonly waits: readonly Wait[];
}

/** The waits between two instants (epoch ms) that turns amount to. Turns are ascending, the first one is at `from`; of one instant the last counts. */
export const waitsOfTurns = (turns: readonly Turn[], to: number): readonly Wait[] => {
  const waits: Wait[] = [];
  for (const [n, { at, who, what }] of turns.entries()) {
    const ends = Math.min(to, turns[n + 1]?.at ?? to);
    if (ends <= at) continue;
    const last = waits.at(-1);
    if (last !== undefined && last.who === who && last.what === what) waits[waits.length - 1] = { ...last, to: ends };
    else waits.push({ from: at, to: ends, who, what });
  }
  return waits;
};
