import type { Kernel } from '@firstsale/laptop-cloud/contract';
import * as z from 'zod';
import type { Agenda, Plan } from '../agenda.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** hours before the demo's own time at which somebody applies while the steps stand still */
export const CAUGHT_HOURS = 5;

/** a step is tried again for three minutes: the run of whoever applies meanwhile fails */
const STEPS_STAND_MINUTES = 7;
/** a payment is tried five times, six minutes apart */
const PAYMENTS_STAND_MINUTES = 45;
/** the first payment of this many hours before the demo's own time is the one */
const PAYMENT_WITHIN_HOURS = 26;

/** the instant whose night it is */
const WHEN = 'the night before';

const about = z.object({ fn: z.string() });
const listed = z.object({ Functions: z.array(z.object({ FunctionName: z.string() })), NextMarker: z.string().optional() });

/**
 * The night before the demo begins: somebody stopped two functions in AWS (their reserved concurrency was nought) and let them go in the
 * morning. What came meanwhile waits for a lead: a run that failed, and a payment among the dead letters.
 */
export class StoppedNight {
  readonly #agenda: Agenda;
  readonly #kernel: Pick<Kernel, 'call'>;

  constructor(agenda: Agenda, kernel: Pick<Kernel, 'call'>) {
    this.#agenda = agenda;
    this.#kernel = kernel;
  }

  /** plans the night before an instant (epoch ms, virtual); harmless when it is planned already */
  before(at: number): void {
    this.#agenda.remember(WHEN, String(at));
    this.#stop('steps', at - CAUGHT_HOURS * HOUR - MINUTE, STEPS_STAND_MINUTES);
  }

  /** somebody is about to pay; epoch ms, virtual */
  async beforeSale(at: number): Promise<void> {
    const until = Number(this.#agenda.recall(WHEN) ?? 0) - 2 * HOUR;
    if (at < until - PAYMENT_WITHIN_HOURS * HOUR || at >= until || !this.#agenda.remember('payments stopped', '1')) return;
    await this.#reserve('aggregate-payments', 0);
    this.#letGo('aggregate-payments', at + PAYMENTS_STAND_MINUTES * MINUTE);
  }

  /** true when the plan was of this night */
  async perform({ kind, payload }: Plan): Promise<boolean> {
    if (kind !== 'stop' && kind !== 'stop-over') return false;
    await this.#reserve(about.parse(payload).fn, kind === 'stop' ? 0 : undefined);
    return true;
  }

  #stop(fn: string, from: number, minutes: number): void {
    this.#agenda.add({ at: from, kind: 'stop', payload: { fn } }, `stops ${fn}`);
    this.#letGo(fn, from + minutes * MINUTE);
  }

  #letGo(fn: string, at: number): void {
    this.#agenda.add({ at, kind: 'stop-over', payload: { fn } }, `lets ${fn} go`);
  }

  /** as many as may run at once; undefined as before */
  async #reserve(fn: string, ReservedConcurrentExecutions: number | undefined): Promise<void> {
    const FunctionName = await this.#nameOf(fn);
    if (ReservedConcurrentExecutions === undefined) await this.#call('DeleteFunctionConcurrency', { FunctionName });
    else await this.#call('PutFunctionConcurrency', { FunctionName, ReservedConcurrentExecutions });
  }

  #call(action: string, input: unknown): Promise<unknown> {
    return this.#kernel.call({ service: 'lambda', action, input, principal: { kind: 'root' } });
  }

  async #nameOf(fn: string): Promise<string> {
    const { Functions } = listed.parse(await this.#call('ListFunctions', { MaxItems: 10_000 }));
    const found = Functions.find(({ FunctionName }) => FunctionName.endsWith(`-${fn}`));
    if (found === undefined) throw new Error(`the template has no function ${fn}: name another in world/demo/stopped-night.ts`);
    return found.FunctionName;
  }
}
