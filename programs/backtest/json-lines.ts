import { appendFileSync, closeSync, openSync, readSync } from 'node:fs';

const CHUNK = 1 << 16;

/** values appended to a file, one line of JSON each; written when enough have come together */
export class JsonLinesWriter {
  readonly file: string;
  #held = '';

  constructor(file: string) {
    this.file = file;
  }

  add(value: unknown): void {
    this.#held += `${JSON.stringify(value)}\n`;
    if (this.#held.length > CHUNK) this.flush();
  }

  flush(): void {
    if (this.#held !== '') appendFileSync(this.file, this.#held);
    this.#held = '';
  }
}

/** the lines of a file one after the other, however long the file is; the file is closed when the last was taken or nobody asks on */
export function* linesOf(file: string): Generator<string> {
  const handle = openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(CHUNK);
    const decoder = new TextDecoder();
    let rest = '';
    for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) {
      rest += decoder.decode(buffer.subarray(0, read), { stream: true });
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } finally {
    closeSync(handle);
  }
}
