import type { Clock } from '../domain/ports.ts';
import { type Kept, planRelease, type Served } from './plan-release.ts';

/** what a deployment asks: to put the release there, or to take everything away */
export interface Release {
  readonly kind: 'Create' | 'Update' | 'Delete';
  readonly properties: { readonly Config: string };
}

export interface Publishing {
  /** the files the function was deployed with: the built page, by key */
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

/** puts a release of a page where it is served from, with its configuration; takes everything away when the stage goes */
export const publishSite =
  ({ files, shelf, clock, allOf }: Publishing) =>
  async ({ kind, properties: { Config } }: Release): Promise<void> => {
    if (kind === 'Delete') {
      await allOf(await shelf.list(), ({ key }) => shelf.remove(key));
      return;
    }
    const release = new Map([...(await files()), ['config.json', new TextEncoder().encode(Config)]]);
    const { rounds, stale } = planRelease([...release.keys()], await shelf.list(), clock.now());
    for (const round of rounds) await allOf(round, (file) => shelf.put(file, release.get(file.key) ?? new Uint8Array()));
    await allOf(stale, (key) => shelf.remove(key));
  };
