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
  z.object({ do: z.literal('prepare'), job, bucket: z.string() }),
  z.object({ do: z.literal('export'), job, bucket: z.string(), part: z.int().min(0), parts: z.int().min(1) }),
  z.object({ do: z.literal('play'), job, bucket: z.string(), shards: z.array(shardRef).min(1) }),
  z.object({ do: z.literal('reduce'), job, bucket: z.string(), manifest: z.string().min(1) }),
]);
type Wanted = z.infer<typeof wanted>;

const work = async (needs: PopulationNeeds, ask: Wanted): Promise<object> => {
  switch (ask.do) {
    case 'prepare':
      await prepare(needs, ask.job);
      return {};
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
    log.info('back-test.worked', { job: ask.job, step: ask.do, ...answer });
    return answer;
  };
