/** real milliseconds an outside caller waits for a clock that stands still: whoever steps it has done so by then */
const PATIENCE_MS = 2_000;

/** Calls back when it was begun and not begun again for a while. */
export class Patience {
  readonly #over: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(over: () => void) {
    this.#over = over;
  }

  begin(): void {
    this.end();
    this.#timer = setTimeout(() => this.#over(), PATIENCE_MS);
  }

  end(): void {
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
