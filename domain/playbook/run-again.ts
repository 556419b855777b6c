import { InvalidInput } from '../errors.ts';
import type { Context, Decision } from '../model/decision.ts';
import { openTasks, type Snapshot, unappliedTasks } from '../model/snapshot.ts';
import type { TimelineEntry } from '../model/timeline-entry.ts';

const LONGEST_NAME = 80;

const begunAnew = /^(.*)-again-(\d+)$/;

/** the name of the first run of a row of runs that each began anew where the one before failed */
export const firstName = (run: string): string => begunAnew.exec(run)?.[1] ?? run;

/** the name of the run that began anew where this one failed, if any did; undefined when its own is too long for one */
export const nextName = (run: string): string | undefined => {
  const [, before = run, count = '1'] = begunAnew.exec(run) ?? [];
  const name = `${before}-again-${Number(count) + 1}`;
  return name.length > LONGEST_NAME ? undefined : name;
};

/** the name of the run that begins anew where this one failed: always the same, so that two people start one. Throws InvalidInput */
export const againName = (run: string): string => {
  const name = nextName(run);
  if (name === undefined) throw new InvalidInput('run', { code: 'run-name-too-long', about: {} });
  return name;
};

export interface RunAgain {
  readonly merchantId: string;
  readonly run: string;
  /** name of the run that begins anew; absent when the failed one goes on */
  readonly again: string | undefined;
  /** what it failed of, for the timeline */
  readonly state: string | undefined;
  readonly error: string | undefined;
  readonly by: string;
  readonly reason: string;
  /** of the request: the same again is the same entry */
  readonly key: string;
}
export type RunAgainResult =
  | { readonly kind: 'redriven'; readonly run: string }
  | { readonly kind: 'started_anew'; readonly run: string };

/** types of the timeline entries about a run that a person resumed or restarted */
export const triedAgain: readonly string[] = ['run.redriven.v1', 'run.started-anew.v1'];

const told = (input: RunAgain, { now }: Context): TimelineEntry => ({
  merchantId: input.merchantId,
  id: input.key,
  at: now,
  type: input.again === undefined ? 'run.redriven.v1' : 'run.started-anew.v1',
  actor: { kind: 'person', id: input.by },
  reason: input.reason,
  run: input.again ?? input.run,
  data: {
    run: input.run,
    ...(input.again === undefined ? {} : { again: input.again }),
    ...(input.state === undefined ? {} : { state: input.state }),
    ...(input.error === undefined ? {} : { error: input.error }),
  },
});

/**
 * A person has a failed run tried again. One that begins anew takes over the tasks the failed one waited for, open or decided: their
 * decisions would wake nobody otherwise. The merchant may not even be registered: that may be what failed.
 */
export const runAgain = (snapshot: Snapshot | undefined, input: RunAgain, context: Context): Decision<RunAgainResult> => {
  const { again } = input;
  const timeline = [told(input, context)];
  if (again === undefined) return { result: { kind: 'redriven', run: input.run }, puts: [], deletes: [], timeline };
  const tasks = snapshot === undefined ? [] : [...openTasks(snapshot), ...unappliedTasks(snapshot)];
  return {
    result: { kind: 'started_anew', run: again },
    puts: tasks.filter(({ run }) => run === input.run).map((one) => ({ ...one, run: again })),
    deletes: [],
    timeline,
  };
};
