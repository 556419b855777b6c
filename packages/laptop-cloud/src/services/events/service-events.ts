import type { Kernel } from '../../contract.ts';
import type { Bus } from './bus.ts';
import { makeEvent } from './bus-event.ts';

const buses = new WeakMap<Kernel, Bus>();

/** the bus AWS's own services of this kernel publish to */
export const offerToServices = (kernel: Kernel, bus: Bus): void => void buses.set(kernel, bus);

export interface ServiceEvent {
  /** aws.ses and the like, which PutEvents takes from nobody */
  readonly source: string;
  readonly detailType: string;
  readonly resources: readonly string[];
  readonly detail: object;
}

/** An event an AWS service tells the default bus: no permission is asked and nothing is billed. False where the cloud has no EventBridge. */
export function publishServiceEvent(kernel: Kernel, event: ServiceEvent): boolean {
  const bus = buses.get(kernel);
  if (bus === undefined) return false;
  const { account, region } = kernel;
  const { source, detailType, detail } = event;
  const envelope = {
    id: kernel.uuid(),
    account,
    region,
    source,
    detailType,
    time: kernel.now(),
    resources: [...event.resources],
    detail: JSON.stringify(detail),
  };
  bus.publish(makeEvent('default', envelope));
  return true;
}
