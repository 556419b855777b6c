import * as z from 'zod';
import type { Log } from '../../../application/log.ts';
import {
  exportPart,
  type PopulationNeeds,
  playShards,
  prepare,
  reduce,
  shardRef,
} from '../../../engine/population/work-on-population.ts';

const job = z.string().regex(/^[A-Za-z0-9-]{1,80}$/);

/** what the state machine asks for: a step of a back-test */
export const wanted = z.discriminatedUnion('do', [
  z.object({
    do: z.literal('prepare'),
    bucket: z.string(),
    /** what the stage says: children at once, and functions that share the export */
    atOnce: z.coerce.number().int().min(1),
    parts: z.coerce.number().int().min(1),
    /** the input of the machine, which may want fewer at once */
    asked: z.object({ job, atOnce: z.int().min(1).optional() }),
  }),
  z.object({ do: z.literal('export'), job, bucket: z.string(), part: z.int().min(0), parts: z.int().min(1) }),
  z.object({ do: z.literal('play'), job, bucket: z.string(), shards: z.array(shardRef).min(1) }),
  z.object({ do: z.literal('reduce'), job, bucket: z.string(), manifest: z.string().min(1) }),
]);
type Wanted = z.infer<typeof wanted>;

const work = async (needs: PopulationNeeds, ask: Wanted): Promise<object> => {
  switch (ask.do) {
    case 'prepare':
      await prepare(needs, ask.asked.job);
      return {
        ...{ job: ask.asked.job, atOnce: Math.min(ask.atOnce, ask.asked.atOnce ?? ask.atOnce) },
        parts: Array.from({ length: ask.parts }, (_, nth) => nth),
      };
    case 'export':
      return exportPart(needs, ask);
    case 'play':
      return playShards(needs, ask);
    case 'reduce':
      return reduce(needs, ask);
  }
};

/** a step of a back-test: tried again it writes the same files */
export const handle =
  (needsOf: (bucket: string) => PopulationNeeds, log: Log) =>
  async (ask: Wanted): Promise<object> => {
    const answer = await work(needsOf(ask.bucket), ask);
    log.info('back-test.worked', { job: ask.do === 'prepare' ? ask.asked.job : ask.job, step: ask.do, ...answer });
    return answer;
  };
