/** Lets writes pass, and now and then holds the next ones back until none is under way, for something that must be alone. */
export class WriteGate {
  #underWay = 0;
  #alone: (() => void) | undefined;
  #held: (() => void)[] = [];
  #exclusive = false;
  #drained: (() => void)[] = [];

  /** no other write is under way beside the one that asks */
  get quiet(): boolean {
    return this.#underWay === 1;
  }

  async write<T>(work: () => Promise<T>): Promise<T> {
    while (this.#alone !== undefined || this.#exclusive) await this.#turn();
    this.#underWay += 1;
    try {
      return await work();
    } finally {
      this.#underWay -= 1;
      this.#runAlone();
    }
  }

  /** lets a write pass that reads first: nobody writes between the two */
  async exclusively<T>(work: () => Promise<T>): Promise<T> {
    while (this.#alone !== undefined || this.#exclusive) await this.#turn();
    this.#exclusive = true;
    while (this.#underWay > 0) await new Promise<void>((resolve) => this.#drained.push(resolve));
    this.#underWay = 1;
    try {
      return await work();
    } finally {
      this.#underWay -= 1;
      this.#exclusive = false;
      this.#release();
      this.#runAlone();
    }
  }

  #turn(): Promise<void> {
    return new Promise((resolve) => this.#held.push(resolve));
  }

  #release(): void {
    const held = this.#held;
    this.#held = [];
    for (const go of held) go();
  }

  /** does synchronous work once no write is under way; asked twice, the last one is done */
  whenAlone(work: () => void): void {
    this.#alone = work;
    this.#runAlone();
  }

  #runAlone(): void {
    if (this.#underWay > 0) return;
    const drained = this.#drained;
    this.#drained = [];
    for (const go of drained) go();
    if (this.#alone === undefined || this.#exclusive) return;
    const work = this.#alone;
    this.#alone = undefined;
    try {
      work();
    } finally {
      this.#release();
    }
  }
}
