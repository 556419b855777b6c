import { figures } from '../../domain/rollup/figures.ts';
import type { FiguresStore, MerchantRoll, TimelineHistory } from '../../domain/rollup/rollup-ports.ts';
import { emptyTally, mergeTallies, type Tally, tally } from '../../domain/tally/tally.ts';
import { copy, of, sorted, type World } from './world.ts';

export const figuresStore = (): FiguresStore => {
  const parts = new Map<string, Map<string, Tally>>();
  const made = new Map<string, unknown>();
  const cutParts = new Map<string, Map<string, { readonly cut: string; readonly counted: Tally }>>();
  const madeOfCuts = new Map<string, unknown>();
  return {
    putPart: async (asOf, part, count, counted) => {
      of(parts, `${asOf}#${count}`).set(String(part), tally.parse(copy(counted)));
    },
    parts: async (asOf, count) => sorted(of(parts, `${asOf}#${count}`)).map(([, one]) => copy(one)),
    putCut: async (asOf, cut, part, count, counted) => {
      of(cutParts, `${asOf}#${count}`).set(`${cut}#${part}`, { cut, counted: tally.parse(copy(counted)) });
    },
    cuts: async (asOf, count) => {
      const found = new Map<string, Tally>();
      for (const [, { cut, counted }] of sorted(of(cutParts, `${asOf}#${count}`)))
        found.set(cut, mergeTallies(found.get(cut) ?? emptyTally(), copy(counted)));
      return found;
    },
    publishCut: async (cut, one) => {
      madeOfCuts.set(`${cut}#${one.asOf}`, copy(one));
    },
    cutAt: async (cut, asOf) => {
      const one = madeOfCuts.get(`${cut}#${asOf}`);
      return one === undefined ? undefined : figures.parse(copy(one));
    },
    publish: async (one) => {
      made.set(one.asOf, copy(one));
    },
    newest: async () => {
      const newest = [...made].sort(([one], [other]) => (one < other ? 1 : -1))[0];
      return newest === undefined ? undefined : figures.parse(copy(newest[1]));
    },
  };
};

export const merchantRoll = (world: World): MerchantRoll => ({
  ids: async function* (part, parts) {
    for (const [merchantId, items] of world.items) {
      const mine = Number.parseInt(merchantId.slice(2, 10), 16) % parts === part;
      if (mine && [...items.values()].some(({ kind }) => kind === 'merchant')) yield [merchantId];
    }
  },
  page: async ({ after }, _now, most) => {
    const registered = [...world.items].filter(([, items]) => [...items.values()].some(({ kind }) => kind === 'merchant'));
    const left = registered
      .map(([merchantId]) => merchantId)
      .sort()
      .filter((id) => id > after);
    const ids = left.slice(0, most);
    const last = ids.at(-1);
    return left.length > most && last !== undefined ? { ids, next: { pack: 0, after: last } } : { ids };
  },
});

export const timelineHistory = (world: World): TimelineHistory => ({
  whole: async (merchantId) =>
    sorted(of(world.timeline, merchantId)).map(([, { result: _result, reason: _reason, ...entry }]) => entry),
});
