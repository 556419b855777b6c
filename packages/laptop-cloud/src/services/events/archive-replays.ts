import * as z from 'zod';
import { AwsError, type Kernel } from '../../contract.ts';
import { DefinitionStore } from '../definition-store.ts';
import type { Archives } from './archives.ts';
import { type BusEvent, readEvent } from './bus-event.ts';

const Replay = z.object({
  name: z.string(),
  description: z.string().optional(),
  archive: z.string(),
  bus: z.string(),
  filterArns: z.array(z.string()).optional(),
  from: z.number(),
  to: z.number(),
  state: z.enum(['STARTING', 'RUNNING', 'CANCELLED', 'COMPLETED', 'FAILED']),
  startedAt: z.number(),
  endedAt: z.number().optional(),
  lastEventAt: z.number().optional(),
  /** the last archived event that was put on the bus again */
  lastSeq: z.number(),
});
export type Replay = z.infer<typeof Replay>;

const BATCH = 200;

/** Puts archived events on their bus again, each exactly once also over kill -9: progress and events are one write. */
export class Replays {
  readonly #kernel: Kernel;
  readonly #archives: Archives;
  readonly #replays: DefinitionStore<Replay>;
  readonly #publish: (event: BusEvent, ruleArns: readonly string[] | undefined) => void;

  constructor(kernel: Kernel, archives: Archives, publish: (event: BusEvent, ruleArns: readonly string[] | undefined) => void) {
    this.#kernel = kernel;
    this.#archives = archives;
    this.#publish = publish;
    this.#replays = new DefinitionStore(kernel.journal, 'events_replays', Replay);
  }

  all(): readonly Replay[] {
    return this.#replays.all();
  }

  require(name: string): Replay {
    const replay = this.#replays.get(name);
    if (!replay) throw new AwsError('ResourceNotFoundException', `Replay ${name} does not exist.`);
    return replay;
  }

  start(replay: Omit<Replay, 'state' | 'startedAt' | 'lastSeq'>): Replay {
    if (this.#replays.get(replay.name))
      throw new AwsError('ResourceAlreadyExistsException', `Replay ${replay.name} already exists.`);
    const started: Replay = { ...replay, state: 'STARTING', startedAt: this.#kernel.now(), lastSeq: 0 };
    this.#replays.save(replay.name, started);
    this.#continue(replay.name);
    return started;
  }

  cancel(name: string): Replay {
    const replay = this.require(name);
    if (replay.state !== 'STARTING' && replay.state !== 'RUNNING') {
      throw new AwsError('IllegalStatusException', `Replay ${name} is not in a valid state for this operation.`);
    }
    return this.#save({ ...replay, state: 'CANCELLED', endedAt: this.#kernel.now() });
  }

  recover(): void {
    for (const { name, state } of this.#replays.all()) if (state === 'STARTING' || state === 'RUNNING') this.#continue(name);
  }

  #continue(name: string): void {
    this.#kernel.spawn(`events:replay ${name}`, () => this.#step(name));
  }

  #step(name: string): void {
    const replay = this.#replays.get(name);
    if (!replay || (replay.state !== 'STARTING' && replay.state !== 'RUNNING')) return;
    const batch = this.#archives.read(replay.archive, replay.from, replay.to, replay.lastSeq, BATCH);
    for (const { json } of batch) this.#publish(readEvent(replay.bus, json, replay.name), replay.filterArns);
    const last = batch.at(-1);
    const progress = last ? { lastSeq: last.seq, lastEventAt: last.at } : {};
    if (batch.length < BATCH) this.#save({ ...replay, ...progress, state: 'COMPLETED', endedAt: this.#kernel.now() });
    else {
      this.#save({ ...replay, ...progress, state: 'RUNNING' });
      this.#continue(name);
    }
  }

  #save(replay: Replay): Replay {
    this.#replays.save(replay.name, replay);
    return replay;
  }
}
