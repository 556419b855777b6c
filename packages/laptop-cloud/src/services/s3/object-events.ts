import type { Kernel } from '../../contract.ts';
import { publishServiceEvent } from '../events/service-events.ts';
import type { StoredObject } from './objects.ts';

export interface CreatedObject {
  readonly bucket: string;
  readonly object: StoredObject;
}
type Listener = (created: CreatedObject) => void;

const listeners = new WeakMap<Kernel, Listener[]>();

/** services of AWS that look at each new object, such as GuardDuty */
export const onObjectCreated = (kernel: Kernel, listener: Listener): void => {
  listeners.set(kernel, [...(listeners.get(kernel) ?? []), listener]);
};

/** in the order the objects of one key were written. Source: "Amazon S3 event message structure", S3 user guide */
const sequencer = (now: number, { sequence }: StoredObject): string =>
  (now * 1000 + (sequence % 1000)).toString(16).toUpperCase().padStart(18, '0');

/**
 * Tells of a new object: the services that look at objects, and EventBridge where the bucket sends its events there. The event is that
 * of "EventBridge event message structure" in the S3 user guide.
 */
export function tellCreated(kernel: Kernel, created: CreatedObject, reason: string, toEventBridge: boolean): void {
  for (const listener of listeners.get(kernel) ?? []) listener(created);
  if (!toEventBridge) return;
  const { bucket, object } = created;
  publishServiceEvent(kernel, {
    source: 'aws.s3',
    detailType: 'Object Created',
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: '0',
      bucket: { name: bucket },
      object: {
        key: object.key,
        size: object.body.length,
        etag: object.etag.replaceAll('"', ''),
        ...(object.versionId === 'null' ? {} : { 'version-id': object.versionId }),
        sequencer: sequencer(kernel.now(), object),
      },
      'request-id': kernel.uuid().replaceAll('-', '').slice(0, 16).toUpperCase(),
      requester: kernel.account,
      'source-ip-address': '127.0.0.1',
      reason,
    },
  });
}
