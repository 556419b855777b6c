import { ConcurrentChange } from '../../domain/errors.ts';
import type { ListKeeper } from '../../domain/listing/listing-ports.ts';
import { eachOf } from './each-of.ts';
import { packOf } from './keys.ts';
import { isSameLine, lineOf } from './line-of.ts';
import { after, changesFrom, changesSince } from './list-changes.ts';
import { type Manifest, readManifest, readPack, writeManifest, writePack } from './list-store.ts';
import type { ReadTable } from './table.ts';

/** changes of each shard taken in at once: what is held in memory does not grow with the merchants */
const BATCH = 250;
const ATTEMPTS = 8;

/** the pack with today's lines of some of its merchants; its version afterwards. A line is read after its pack, so whoever writes last knows best */
const keepPack = async (table: ReadTable, pack: number, merchantIds: readonly string[]): Promise<number> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { version, merchants } = (await readPack(table, pack)) ?? { version: 0, merchants: [] };
    const lines = new Map(merchants.map((one) => [one.merchantId, one]));
    let changed = false;
    for (const merchantId of merchantIds) {
      const line = await lineOf(table, merchantId);
      if (line === undefined || isSameLine(lines.get(merchantId), line)) continue;
      lines.set(merchantId, line);
      changed = true;
    }
    if (!changed) return version;
    if (await writePack(table, { pack, version, merchants: [...lines.values()] })) return version + 1;
  }
  throw new ConcurrentChange(`pack ${pack} of the list`);
};

const later = (one: string, other: string): string => (one > other ? one : other);

/** tells how far the packs know, whatever another keeper told meanwhile */
const record = async (table: ReadTable, known: Pick<Manifest, 'upTo' | 'readAt'>, versions: ReadonlyMap<number, number>) => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const { version, upTo, readAt, packs } = await readManifest(table);
    const next = packs.map((at, pack) => Math.max(at, versions.get(pack) ?? 0));
    const place = { upTo: later(upTo, known.upTo), readAt: later(readAt, known.readAt) };
    if (await writeManifest(table, { ...place, packs: next, version })) return;
  }
  throw new ConcurrentChange('the manifest of the list');
};

/**
 * Brings the packs of the list up to date (docs/adr/0047), batch by batch: each reads the changes after the last one, the merchants they
 * are about and the packs those are in, and nothing else. Several keepers are told apart by versions; a crash leaves the manifest where it
 * was, and the next keeper does the same again.
 */
export const listKeeper = (table: ReadTable): ListKeeper => ({
  keep: async (now, rounds) => {
    let from = changesSince(await readManifest(table));
    let taken = 0;
    for (let round = 0; round < rounds; round += 1) {
      const { changes, upTo, more } = await changesFrom(table, from, now, BATCH);
      const merchants = [...new Set(changes.map(({ merchantId }) => merchantId))];
      const versions = new Map<number, number>();
      await eachOf(Map.groupBy(merchants, packOf), async ([pack, ids]) => {
        versions.set(pack, await keepPack(table, pack, ids));
      });
      await record(table, { upTo, readAt: now }, versions);
      taken += merchants.length;
      if (!more) return { taken, behind: false };
      from = after(upTo);
    }
    return { taken, behind: true };
  },
});
