import { type PreparedMerchant, prepare, valued } from '../../domain/listing/prepare.ts';
import { type ReferenceRates, sampleRates } from '../../domain/money/reference-rates.ts';
import type { Look } from '../merchant-list-of.ts';
import { eachOf } from './each-of.ts';
import { packOf } from './keys.ts';
import { lineOf } from './line-of.ts';
import { after, type Change, changesFrom, changesSince } from './list-changes.ts';
import { type Manifest, noManifest, type Pack, readAllPacks, readManifest, readPack } from './list-store.ts';
import { currentRates } from './reference-rates.ts';
import type { ReadTable } from './table.ts';

/** merchants looked at with one request: what else changed waits for the next */
const BUDGET = 500;
/** more packs than these are read together */
const ONE_BY_ONE = 32;

interface KnownPack {
  readonly version: number;
  readonly merchants: readonly PreparedMerchant[];
}
interface News {
  /** of the change it was read after */
  readonly key: string;
  readonly merchant: PreparedMerchant | undefined;
}

/**
 * All merchants as the list shows them (docs/adr/0047): the packs as whoever keeps them left them, and over them what changed since, read
 * by this process for itself. Nothing is written.
 */
export class ListView {
  readonly #table: ReadTable;
  readonly #budget: number;
  readonly #packs = new Map<number, KnownPack>();
  #manifest: Manifest = noManifest;
  /** merchants that changed since the packs were written */
  #news: ReadonlyMap<string, News> = new Map();
  #rates: ReferenceRates = sampleRates;
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
    const anew = await this.#value();
    const followed = await this.#follow();
    const { latest, asOf, behind } = await this.#changed(now);
    const read = await this.#read(latest);
    if (anew || followed || read) this.#all = this.#merged();
    return { merchants: this.#all, asOf, behind };
  }

  /** values every merchant anew when other reference rates count */
  async #value(): Promise<boolean> {
    const rates = await currentRates(this.#table);
    if (rates.asOf === this.#rates.asOf && rates.sample === this.#rates.sample) return false;
    this.#rates = rates;
    for (const [at, { version, merchants }] of this.#packs)
      this.#packs.set(at, { version, merchants: merchants.map((one) => valued(one, rates)) });
    this.#news = new Map(
      [...this.#news].map(([id, { key, merchant }]) => [id, { key, merchant: merchant && valued(merchant, rates) }] as const),
    );
    return true;
  }

  /** reads the packs that were written since */
  async #follow(): Promise<boolean> {
    const manifest = await readManifest(this.#table);
    if (manifest.version === this.#manifest.version) return false;
    const stale = manifest.packs.flatMap((version, at) => (version > (this.#packs.get(at)?.version ?? 0) ? [at] : []));
    if (stale.length > ONE_BY_ONE) for (const pack of await readAllPacks(this.#table)) this.#know(pack);
    else
      await eachOf(stale, async (at) => {
        const pack = await readPack(this.#table, at);
        if (pack !== undefined) this.#know(pack);
      });
    this.#manifest = manifest;
    return stale.length > 0;
  }

  #know({ pack, version, merchants }: Pack): void {
    if (version > (this.#packs.get(pack)?.version ?? 0))
      this.#packs.set(pack, { version, merchants: merchants.map((one) => prepare(one, this.#rates)) });
  }

  /** the latest change of each merchant that changed since, as far as this look goes */
  async #changed(now: string): Promise<{ latest: ReadonlyMap<string, Change>; asOf: string; behind: boolean }> {
    const latest = new Map<string, Change>();
    let unread = 0;
    for (let from = changesSince(this.#manifest); ; ) {
      const { changes, upTo, more } = await changesFrom(this.#table, from, now, this.#budget);
      for (const change of changes) {
        if (this.#news.get(change.merchantId)?.key !== change.key) unread += 1;
        latest.set(change.merchantId, change);
      }
      if (!more || unread >= this.#budget) return { latest, asOf: upTo, behind: more };
      from = after(upTo);
    }
  }

  /** reads the merchants that changed since they were read; true when a line may be another */
  async #read(latest: ReadonlyMap<string, Change>): Promise<boolean> {
    const known = this.#news;
    const news = new Map<string, News>();
    const unread: Change[] = [];
    for (const [merchantId, change] of latest) {
      const before = known.get(merchantId);
      if (before?.key === change.key) news.set(merchantId, before);
      else unread.push(change);
    }
    await eachOf(unread, async ({ merchantId, key }) => {
      const line = await lineOf(this.#table, merchantId);
      news.set(merchantId, { key, merchant: line === undefined ? undefined : prepare(line, this.#rates) });
    });
    this.#news = news;
    return unread.length > 0 || news.size !== known.size;
  }

  #merged(): readonly PreparedMerchant[] {
    const waiting = new Map(
      [...this.#news].flatMap(([id, { merchant }]) => (merchant === undefined ? [] : [[id, merchant] as const])),
    );
    const packs = new Set([...waiting.keys()].map(packOf));
    const all = [...this.#packs].flatMap(([pack, { merchants }]) =>
      packs.has(pack) ? merchants.map((one) => takenFrom(waiting, one.listed.merchantId) ?? one) : merchants,
    );
    // figures count a merchant that is restricted, and nobody is shown it
    return [...all, ...waiting.values()].filter(({ listed }) => listed.restricted === undefined);
  }
}

/** what is there under a key, and there no more */
const takenFrom = <Value>(map: Map<string, Value>, key: string): Value | undefined => {
  const value = map.get(key);
  map.delete(key);
  return value;
};
