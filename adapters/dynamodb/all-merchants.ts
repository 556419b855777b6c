import type { MerchantRoll, TimelineHistory } from '../../domain/rollup/rollup-ports.ts';
import { timelineEntry } from '../../domain/model/timeline-entry.ts';
import { decode, type Row } from './codec.ts';
import { changeShardsOf, packOf, timelinePartition, timelineRange } from './keys.ts';
import { changesBetween } from './list-changes.ts';
import { readManifest, readPack } from './list-store.ts';
import { queryPage, type RowPage } from './query.ts';
import type { ReadTable } from './table.ts';

/** a change may become visible in the index this much later than its instant says */
const LATE_MS = 5 * 60_000;
/** what one BatchGetItem may ask for */
const AT_ONCE = 100;

/** the packs of the list, one after the other, and whoever changed since they were written (docs/adr/0047) */
async function* packsOf(
  table: ReadTable,
  { part, parts, first = 0 }: { readonly part: number; readonly parts: number; readonly first?: number },
  now: string,
): AsyncGenerator<{ readonly pack: number; readonly ids: ReadonlySet<string> }> {
  const { upTo, packs } = await readManifest(table);
  const from = upTo === '' ? '0' : new Date(Date.parse(upTo) - LATE_MS).toISOString();
  const changed = new Map<number, Set<string>>();
  for (const { merchantId } of await changesBetween(table, from, now, changeShardsOf(part, parts))) {
    const pack = packOf(merchantId);
    if (pack % parts === part) changed.set(pack, (changed.get(pack) ?? new Set()).add(merchantId));
  }
  for (const [pack, version] of packs.entries()) {
    if (pack % parts !== part || pack < first) continue;
    const known = version === 0 ? [] : ((await readPack(table, pack))?.merchants ?? []);
    yield { pack, ids: new Set([...known.map(({ merchantId }) => merchantId), ...(changed.get(pack) ?? [])]) };
  }
}

export const merchantRoll = (table: ReadTable): MerchantRoll => ({
  ids: async function* (part, parts, now) {
    let held: string[] = [];
    for await (const { ids } of packsOf(table, { part, parts }, now)) {
      held.push(...ids);
      while (held.length >= AT_ONCE) {
        yield held.slice(0, AT_ONCE);
        held = held.slice(AT_ONCE);
      }
    }
    if (held.length > 0) yield held;
  },
  page: async (place, now, most) => {
    const held: string[] = [];
    for await (const { pack, ids } of packsOf(table, { part: 0, parts: 1, first: place.pack }, now)) {
      const sorted = [...ids].sort();
      const left = pack === place.pack ? sorted.filter((id) => id > place.after) : sorted;
      held.push(...left.slice(0, most - held.length));
      const last = held.at(-1);
      if (held.length >= most && last !== undefined) return { ids: held, next: { pack, after: last } };
    }
    return { ids: held };
  },
});

/** results and reasons are long and say nothing countable: they are not even decoded */
const countable = ({ result: _result, reason: _reason, ...row }: Row): Row => row;

export const timelineHistory = (table: ReadTable): TimelineHistory => ({
  whole: async (merchantId) => {
    const rows: Row[] = [];
    let last: RowPage['last'];
    do {
      const page = await queryPage(table, {
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
        ExpressionAttributeValues: {
          ':pk': { S: timelinePartition(merchantId) },
          ':from': { S: timelineRange.from },
          ':to': { S: timelineRange.to },
        },
        ...(last === undefined ? {} : { ExclusiveStartKey: last }),
      });
      rows.push(...page.rows);
      last = page.last;
    } while (last !== undefined);
    return rows.map((row) => decode(timelineEntry, countable(row)));
  },
});
