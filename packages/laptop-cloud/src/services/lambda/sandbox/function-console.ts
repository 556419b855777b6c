import { Writable } from 'node:stream';
import { format } from 'node:util';

export interface ConsoleOptions {
  readonly format: 'Text' | 'JSON';
  readonly levels: readonly string[];
  readonly now: () => number;
  readonly requestId: () => string;
  readonly write: (line: string) => void;
}

const levels = { trace: 'TRACE', debug: 'DEBUG', log: 'INFO', info: 'INFO', warn: 'WARN', error: 'ERROR' } as const;

/** The console of a function: each call is one log event, in Lambda's text or JSON form. */
export function functionConsole(options: ConsoleOptions): Console {
  const line = (level: string, parts: unknown[]): string => {
    const timestamp = new Date(options.now()).toISOString();
    const requestId = options.requestId();
    if (options.format === 'Text') return `${timestamp}\t${requestId}\t${level}\t${format(...parts)}`;
    const [only] = parts;
    const message =
      parts.length === 1 && typeof only === 'object' && only !== null && !(only instanceof Error) ? only : format(...parts);
    return JSON.stringify({ timestamp, level, requestId, message });
  };
  const silent = () => undefined;
  const own = Object.fromEntries(
    Object.entries(levels).map(([method, level]) => [
      method,
      options.levels.includes(level) ? (...parts: unknown[]) => options.write(line(level, parts)) : silent,
    ]),
  );
  return Object.assign(Object.create(console), own);
}

/** process.stdout and stderr of a function: loggers that write there are captured too, one event per line. */
export const captured = (write: (line: string) => void): Writable =>
  new Writable({
    decodeStrings: false,
    write(chunk: unknown, _encoding, done) {
      const text = chunk instanceof Uint8Array ? Buffer.from(chunk).toString('utf8') : String(chunk);
      for (const line of text.split('\n')) if (line !== '') write(line);
      done();
    },
  });
