import { allServices } from '@firstsale/laptop-cloud/services';
import type { ServiceList } from '@firstsale/laptop-cloud/wiring';
import { synthesize } from '../tools/build/synth.ts';
import { type Laptop, openLaptop } from '../world/laptop.ts';

/** the whole laptop cloud in memory, one unit at a time, its clock at an instant (epoch ms) and as fast as it can. Close it */
export async function openVirtualLaptop(
  start: number,
  services: ServiceList = allServices,
  port: 'none' | number = 'none',
): Promise<Laptop> {
  const { folder } = await synthesize();
  return openLaptop({
    cdkOut: folder,
    port,
    speed: Number.POSITIVE_INFINITY,
    concurrency: 1,
    seed: 1,
    start,
    services,
    log: () => undefined,
  });
}
