import type { Clock } from '../../../domain/ports.ts';
import type { Deployment } from '../../runtime/run-custom-resource.ts';
import { type Kept, planRelease, type Served } from './plan-release.ts';

export interface Needs {
  /** the files the function was deployed with: the built console, by key */
  readonly files: () => Promise<ReadonlyMap<string, Uint8Array>>;
  readonly shelf: {
    put(file: Served, bytes: Uint8Array): Promise<void>;
    list(): Promise<readonly Kept[]>;
    remove(key: string): Promise<void>;
  };
  readonly clock: Clock;
  /** does the work for each, several at once, and throws the first failure */
  readonly allOf: <One>(many: readonly One[], work: (one: One) => Promise<void>) => Promise<void>;
}

/** puts a release of the console where it is served from, with its configuration; takes everything away when the stage goes */
export const handle =
  ({ files, shelf, clock, allOf }: Needs) =>
  async ({ kind, properties: { Config } }: Deployment<{ readonly Config: string }>): Promise<void> => {
    if (kind === 'Delete') {
      await allOf(await shelf.list(), ({ key }) => shelf.remove(key));
      return;
    }
    const release = new Map([...(await files()), ['config.json', new TextEncoder().encode(Config)]]);
    const { rounds, stale } = planRelease([...release.keys()], await shelf.list(), clock.now());
    for (const round of rounds) await allOf(round, (file) => shelf.put(file, release.get(file.key) ?? new Uint8Array()));
    await allOf(stale, (key) => shelf.remove(key));
  };
