import { type ListedMerchant, listedMerchant, listedOf } from '../../domain/listing/listed-merchant.ts';
import { type PreparedMerchant, prepare } from '../../domain/listing/prepare.ts';
import type { Look } from '../merchant-list-of.ts';
import { CorruptItem } from './codec.ts';
import { packCount, packOf } from './keys.ts';
import { type Change, changesBetween, settledBefore } from './list-changes.ts';
import {
  type Manifest,
  noManifest,
  type Pack,
  readAllPacks,
  readManifest,
  readPack,
  writeManifest,
  writePack,
} from './list-store.ts';
import { merchantReader } from './merchant-reader.ts';
import type { ReadTable } from './table.ts';

/** merchants looked at with one request: what else changed waits for the next */
const BUDGET = 500;
const AT_ONCE = 24;
/** more packs than these are read together */
const ONE_BY_ONE = 32;

/** does something with each, a few at a time */
const each = async <One>(all: Iterable<One>, work: (one: One) => Promise<void>): Promise<void> => {
  const queue = [...all];
  const worker = async (): Promise<void> => {
    for (let one = queue.pop(); one !== undefined; one = queue.pop()) await work(one);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
};

interface KnownPack {
  version: number;
  readonly merchants: Map<string, PreparedMerchant>;
}

/**
 * All merchants as the list shows them (docs/adr/0015): packs kept in the table, and what changed since they were written. Whoever looks
 * brings the packs up to date; several at once are told apart by versions, and a line follows from its merchant alone, so that doing
 * it twice is doing it once.
 */
export class ListView {
  readonly #table: ReadTable;
  readonly #budget: number;
  readonly #packs = new Map<number, KnownPack>();
  #manifest: Manifest = noManifest;
  /** changes of the last minutes that were taken in */
  #taken = new Map<string, string>();
  #all: readonly PreparedMerchant[] = [];
  #looking: Promise<unknown> = Promise.resolve();

  constructor(table: ReadTable, budget = BUDGET) {
    this.#table = table;
    this.#budget = budget;
  }

  /** one after the other: who looks while another does finds its work done */
  look(now: string): Promise<Look> {
    const next = this.#looking.then(() => this.#look(now));
    this.#looking = next.catch(() => undefined);
    return next;
  }

  async #look(now: string): Promise<Look> {
    const changed = await this.#follow();
    const { changes, more } = await this.#news(now);
    const dirty = await this.#takeIn(changes);
    const upTo = more ? (changes.at(-1)?.at ?? this.#manifest.upTo) : now;
    const settled = settledBefore(now);
    const written = await this.#write(dirty);
    if (written) {
      this.#taken = new Map([...this.#taken, ...changes.map(({ key, at }): [string, string] => [key, at])]);
      for (const [key, at] of this.#taken) if (at < settled) this.#taken.delete(key);
      await this.#record({ upTo, readAt: now }, dirty.size > 0 || more);
    }
    if (changed || dirty.size > 0) this.#all = [...this.#packs.values()].flatMap(({ merchants }) => [...merchants.values()]);
    return { merchants: this.#all, asOf: more ? upTo : now, behind: more };
  }

  /** reads what others wrote since */
  async #follow(): Promise<boolean> {
    const manifest = await readManifest(this.#table);
    if (manifest.version === this.#manifest.version) return false;
    const stale = manifest.packs.flatMap((version, at) => (version > (this.#packs.get(at)?.version ?? 0) ? [at] : []));
    if (stale.length > ONE_BY_ONE) for (const pack of await readAllPacks(this.#table)) this.#know(pack);
    else await each(stale, (at) => this.#reread(at));
    this.#manifest = manifest;
    return stale.length > 0;
  }

  async #reread(at: number): Promise<void> {
    const pack = await readPack(this.#table, at);
    if (pack !== undefined) this.#know(pack);
  }

  #know({ pack, version, merchants }: Pack): void {
    if (version <= (this.#packs.get(pack)?.version ?? 0)) return;
    this.#packs.set(pack, { version, merchants: new Map(merchants.map((one) => [one.merchantId, prepare(one)])) });
  }

  async #news(now: string): Promise<{ readonly changes: readonly Change[]; readonly more: boolean }> {
    const { upTo, readAt } = this.#manifest;
    const settled = readAt === '' ? '' : settledBefore(readAt);
    // right after the last one taken in where all before it were visible
    const from = upTo === '' ? '0' : upTo <= settled ? `${upTo}\u0000` : settled;
    const found = (await changesBetween(this.#table, from, now)).filter(({ key }) => !this.#taken.has(key));
    const merchants = new Set<string>();
    let count = 0;
    let until = '';
    for (const { merchantId, at } of found) {
      // whatever was written at one instant is taken in together
      if (merchants.size >= this.#budget && !merchants.has(merchantId) && at !== until) break;
      merchants.add(merchantId);
      until = at;
      count += 1;
    }
    return { changes: found.slice(0, count), more: count < found.length };
  }

  /** the packs in which a line is another than before */
  async #takeIn(changes: readonly Change[]): Promise<ReadonlySet<number>> {
    const dirty = new Set<number>();
    const { load } = merchantReader(this.#table);
    await each(new Set(changes.map(({ merchantId }) => merchantId)), async (merchantId) => {
      const listed = await load(merchantId).then(
        (snapshot) => (snapshot === undefined ? undefined : listedOf(snapshot)),
        ignoreCorrupt,
      );
      if (listed === undefined) return;
      const at = packOf(merchantId);
      const pack = this.#packs.get(at) ?? { version: 0, merchants: new Map() };
      this.#packs.set(at, pack);
      if (same(pack.merchants.get(merchantId)?.listed, listed)) return;
      pack.merchants.set(merchantId, prepare(listed));
      dirty.add(at);
    });
    return dirty;
  }

  /** false when somebody else was faster with one of them: theirs is read, and what is ours comes again with the next look */
  async #write(dirty: ReadonlySet<number>): Promise<boolean> {
    let all = true;
    await each(dirty, async (at) => {
      const known = this.#packs.get(at);
      if (known === undefined) return;
      const merchants = [...known.merchants.values()].map(({ listed }) => listed);
      if (await writePack(this.#table, { pack: at, version: known.version, merchants })) {
        known.version += 1;
        return;
      }
      all = false;
      this.#packs.delete(at);
      await this.#reread(at);
    });
    return all;
  }

  async #record(place: Pick<Manifest, 'upTo' | 'readAt'>, keep: boolean): Promise<void> {
    const packs = Array.from({ length: packCount }, (_, at) => this.#packs.get(at)?.version ?? 0);
    const next = { ...place, packs, version: this.#manifest.version };
    if (!keep && packs.every((version, at) => version === this.#manifest.packs[at])) {
      // nothing to tell others: they find the same nothing
      this.#manifest = next;
      return;
    }
    if (await writeManifest(this.#table, next)) this.#manifest = { ...next, version: next.version + 1 };
  }
}

/** in one order of fields, without what is not known */
const lineOf = (one: ListedMerchant): string => JSON.stringify(listedMerchant.parse(one));
const same = (one: ListedMerchant | undefined, other: ListedMerchant): boolean =>
  one !== undefined && lineOf(one) === lineOf(other);

/** one merchant nobody can read keeps its old line; who opens it is told what is wrong with it */
const ignoreCorrupt = (error: unknown): undefined => {
  if (error instanceof CorruptItem) return;
  throw error;
};
