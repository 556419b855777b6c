/** requests per second on average, and at once */
export interface ThrottleLimits {
  readonly rate: number;
  readonly burst: number;
}

/**
 * API Gateway's token bucket. It refills by virtual time, or by real time where that is more: a clock that stands still
 * while a person clicks must not lock the person out.
 */
export class TokenBucket {
  readonly #limits: ThrottleLimits;
  readonly #now: () => number;
  #tokens: number;
  #virtual: number;
  #real = performance.now();

  constructor(limits: ThrottleLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
    this.#tokens = limits.burst;
    this.#virtual = now();
  }

  take(): boolean {
    const [virtual, real] = [this.#now(), performance.now()];
    const seconds = Math.max(virtual - this.#virtual, real - this.#real) / 1000;
    this.#virtual = virtual;
    this.#real = real;
    this.#tokens = Math.min(this.#limits.burst, this.#tokens + seconds * this.#limits.rate);
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
