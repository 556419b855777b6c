import type { Kernel } from '../../contract.ts';

/** Express is billed by request and by GB-second, in steps of 100 ms and 64 MB, as documented; `ms` is how long it ran */
export function countExpress(kernel: Kernel, ms: number): void {
  kernel.usage.add('states:express:requests', 1);
  kernel.usage.add('states:express:gb-seconds', ((Math.max(1, Math.ceil(ms / 100)) / 10) * 64) / 1_024);
}
