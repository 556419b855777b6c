import type { Kernel } from '../../contract.ts';
import type { FunctionConfig } from './function-config.ts';
import type { Environment, EnvironmentSpec, Host } from './sandbox/environment.ts';

interface Lot {
  readonly idle: Environment[];
  busy: number;
  readonly waiting: ((environment: Environment) => void)[];
  readonly spec: EnvironmentSpec;
}

/** Execution environments, per function version: reused warm, made when all are busy, replaced when they died. */
export class EnvironmentPool {
  readonly #kernel: Kernel;
  readonly #host: Host;
  readonly #perFunction: number;
  readonly #inAll: number;
  readonly #lots = new Map<FunctionConfig, Lot>();
  #alive = 0;
  #resting = false;

  constructor(kernel: Kernel, host: Host, perFunction: number, inAll: number) {
    this.#kernel = kernel;
    this.#host = host;
    this.#perFunction = perFunction;
    this.#inAll = inAll;
  }

  async take(config: FunctionConfig, spec: () => EnvironmentSpec): Promise<Environment> {
    this.#resting = false;
    let lot = this.#lots.get(config);
    if (!lot) {
      lot = { idle: [], busy: 0, waiting: [], spec: spec() };
    }
    // what was used longest ago stands first
    this.#lots.delete(config);
    this.#lots.set(config, lot);
    for (let warm = lot.idle.pop(); warm !== undefined; warm = lot.idle.pop()) {
      if (warm.alive) {
        lot.busy += 1;
        return warm;
      }
      // it ended between two invocations
      this.#alive -= 1;
    }
    if (lot.busy < this.#perFunction) {
      lot.busy += 1;
      return this.#make(lot);
    }
    const { waiting } = lot;
    const turn = new Promise<Environment>((resolve) => waiting.push(resolve));
    return this.#kernel.awaitingClock(turn).catch(async (error: unknown) => {
      // nobody waits for this turn any more: when it comes it is the next one's
      void turn.then((environment) => this.give(config, environment));
      throw error;
    });
  }

  give(config: FunctionConfig, environment: Environment): void {
    const lot = this.#lots.get(config);
    if (!lot) {
      environment.close();
      return;
    }
    const usable = environment.alive;
    if (!usable) this.#alive -= 1;
    const next = lot.waiting.shift();
    if (next) {
      next(usable ? environment : this.#make(lot));
      return;
    }
    lot.busy -= 1;
    if (usable && this.#resting) this.#end(environment);
    else if (usable) lot.idle.push(environment);
  }

  /** keeps none warm until the next one is taken: what is idle ends now, what is busy when it is given back */
  rest(): void {
    this.#resting = true;
    for (const { idle } of this.#lots.values()) for (const environment of idle.splice(0)) this.#end(environment);
  }

  close(): void {
    for (const lot of this.#lots.values()) for (const environment of lot.idle) environment.close();
    this.#lots.clear();
    this.#host.close();
  }

  #make(lot: Lot): Environment {
    if (this.#alive >= this.#inAll) this.#retire();
    this.#alive += 1;
    return this.#host.create(lot.spec);
  }

  /** the first idle environment of the function used longest ago makes room */
  #retire(): void {
    for (const lot of this.#lots.values()) {
      const oldest = lot.idle.shift();
      if (!oldest) continue;
      this.#end(oldest);
      return;
    }
  }

  #end(environment: Environment): void {
    environment.close();
    this.#alive -= 1;
  }
}
