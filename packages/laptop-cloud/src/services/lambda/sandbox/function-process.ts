import { EventEmitter } from 'node:events';
import type { Writable } from 'node:stream';

export interface ProcessOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly root: string;
  readonly exit: (code: number) => never;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

/** `process` as the function sees it: its own environment, listeners, output and end; the rest is the real one's. */
export function functionProcess(options: ProcessOptions): NodeJS.Process {
  const emitter = new EventEmitter();
  const listeners = Object.fromEntries(
    (
      [
        'on',
        'once',
        'off',
        'addListener',
        'removeListener',
        'removeAllListeners',
        'emit',
        'listeners',
        'listenerCount',
        'prependListener',
      ] as const
    ).map((method) => [method, emitter[method].bind(emitter)]),
  );
  const exit = (code?: number | string | null) => options.exit(Number(code ?? 0));
  const own: Record<string, unknown> = {
    ...listeners,
    env: { ...options.env },
    stdout: options.stdout,
    stderr: options.stderr,
    exit,
    reallyExit: exit,
    abort: () => options.exit(134),
    kill: (pid: number) => (pid === process.pid ? options.exit(137) : false),
    cwd: () => options.root,
    chdir: () => undefined,
    argv: ['node', options.root],
  };
  const descriptors = Object.fromEntries(
    Object.entries(own).map(([key, value]) => [key, { value, writable: true, enumerable: true, configurable: true }]),
  );
  return Object.create(process, descriptors);
}
