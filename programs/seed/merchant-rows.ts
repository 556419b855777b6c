import { encode, type Row } from '../../adapters/dynamodb/codec.ts';
import { attributesOf, changeAttributes, packOf, timelineKey } from '../../adapters/dynamodb/keys.ts';
import { manifestItem, noManifest, packItem } from '../../adapters/dynamodb/list-store.ts';
import type { ListedMerchant } from '../../domain/listing/listed-merchant.ts';
import type { Item } from '../../domain/model/item.ts';
import type { TimelineEntry } from '../../domain/model/timeline-entry.ts';

/** an item as a commit would have written it */
export const rowOf = (item: Item, dueShards: number): Row => encode({ ...item, version: 1, ...attributesOf(item, dueShards) });

/** as commits would have written them: the last entry tells of the change */
export const timelineRows = (timeline: readonly TimelineEntry[]): readonly Row[] =>
  timeline.map((entry, at) => {
    const change = at === timeline.length - 1 ? changeAttributes(entry.merchantId, entry.at) : {};
    return encode({ ...timelineKey(entry.merchantId, entry.at, entry.id), kind: 'timeline', ...entry, ...change });
  });

/** the list as it is when somebody looked at it at `now` (ISO 8601 UTC) */
export const listRows = (listed: readonly ListedMerchant[], now: string): readonly Row[] => {
  const byPack = Map.groupBy(listed, ({ merchantId }) => packOf(merchantId));
  const packs = noManifest.packs.map((_, pack) => (byPack.has(pack) ? 1 : 0));
  return [
    ...[...byPack].map(([pack, merchants]) => encode(packItem({ pack, version: 0, merchants }))),
    encode(manifestItem({ version: 0, upTo: now, readAt: now, packs })),
  ];
};
