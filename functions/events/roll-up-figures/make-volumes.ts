import type { Log } from '../../../application/log.ts';
import { lookAtWatches, type WatchNeeds } from '../../../application/look-at-watches.ts';
import { reckonVolumes } from '../../../application/reckon-volumes.ts';
import type { VolumeReckoner } from '../../../domain/volume/volume-ports.ts';

export interface Needs extends WatchNeeds {
  readonly volumes: VolumeReckoner;
  readonly log: Log;
}

/** what is expected, once a day; how the day is seen and which alerts that raises, at each hour. Again it changes nothing */
export const makeVolumes =
  (needs: Needs) =>
  async ({ asOf }: { readonly asOf: string }): Promise<{ readonly forecast: boolean; readonly raised: number }> => {
    const policy = await needs.policies.active();
    const queues = policy.tasks.queues.map(({ key }) => key);
    const { forecast, seen } = await reckonVolumes(needs.volumes, queues, asOf);
    const raised = await lookAtWatches(needs, policy, asOf);
    const beyond = seen?.queues.filter(({ alert }) => alert !== null).length ?? 0;
    needs.log.info('volumes.reckoned', { asOf, forecast, queues: seen?.queues.length ?? 0, beyond, raised });
    return { forecast, raised };
  };
