import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { killWhenAlone, thisMachine } from '../../platform.mjs';
import { dynoxideBinary } from './binary.ts';
import { DynoxideFailed, type TablesError, tablesErrorFrom } from './table-errors.ts';

export interface DynoxideProcess {
  readonly port: number;
  /** why it ended by itself; undefined while it runs. A connection breaks a little before the end is known: that is waited for */
  failure(): Promise<TablesError | undefined>;
  stop(): Promise<void>;
}

const ATTEMPTS = 5;
const READY_MS = 10_000;
const LAST_BREATH_MS = 500;

/** starts dynoxide on a free port of the loopback interface. It ends with us, also when we are killed */
export async function startDynoxide(databaseFile: string): Promise<DynoxideProcess> {
  const binary = dynoxideBinary();
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOn(binary, await freePort(), databaseFile);
    } catch (error) {
      // somebody may have taken the port between asking and using it
      if (attempt === ATTEMPTS || !String(error).includes('in use')) throw error;
    }
  }
}

async function startOn(binary: string, port: number, databaseFile: string): Promise<DynoxideProcess> {
  const child = spawn(binary, ['--host', '127.0.0.1', '--port', String(port), '--db-path', databaseFile], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // a group of its own: Ctrl-C on the terminal is for us, and we end it in order; on Windows that means a console, which nobody wants to see
    detached: true,
    windowsHide: true,
  });
  let output = '';
  let failure: TablesError | undefined;
  let stopping = false;
  const ended = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      if (!stopping) failure = endOf(databaseFile, code ?? signal, output);
      resolve();
    });
    child.once('error', (cause) => {
      failure = new DynoxideFailed(`cannot run ${binary}: ${cause.message}`, { cause });
      resolve();
    });
  });
  const watchdog = child.pid === undefined ? undefined : watch(child.pid);
  await new Promise<void>((resolve, reject) => {
    const giveUp = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new DynoxideFailed(`dynoxide did not answer within ${READY_MS / 1000} s: ${output.trim()}`));
    }, READY_MS);
    const read = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-4_000);
      if (!output.includes('listening on')) return;
      clearTimeout(giveUp);
      resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => {
      clearTimeout(giveUp);
      watchdog?.kill('SIGKILL');
      reject(failure ?? new DynoxideFailed('dynoxide ended at once'));
    });
  });
  return {
    port,
    failure: async () => {
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, LAST_BREATH_MS).unref())]);
      return failure;
    },
    stop: async () => {
      stopping = true;
      child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), 3_000);
      await ended;
      clearTimeout(force);
    },
  };
}

const endOf = (file: string, by: number | NodeJS.Signals | null, output: string): TablesError =>
  tablesErrorFrom(`${by} ${output}`, file) ??
  new DynoxideFailed(
    `dynoxide, which keeps ${file}, ended (${by}): ${output.trim()}. What was committed before is kept. Start again: it goes on from there.`,
  );

/** kills the process when our end of the pipe closes, which it does however we end */
function watch(pid: number): ChildProcess {
  const { command, args } = killWhenAlone(thisMachine, pid, process.execPath);
  const watchdog = spawn(command, args, { stdio: ['pipe', 'ignore', 'ignore'], detached: true, windowsHide: true });
  watchdog.on('error', () => undefined);
  watchdog.stdin?.on('error', () => undefined);
  watchdog.unref();
  return watchdog;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
