import { createHash } from 'node:crypto';
import type { Resource } from '../contract.ts';

/** A name such as CloudFormation makes up (stack, logical id, twelve characters), but the same at every boot. */
export function physicalName(resource: Pick<Resource, 'stack' | 'logicalId'>, longest = 64): string {
  const hash = createHash('sha256').update(`${resource.stack}\n${resource.logicalId}`).digest('hex').slice(0, 12).toUpperCase();
  const room = longest - hash.length - 2;
  const stack = resource.stack.slice(0, Math.max(8, room - resource.logicalId.length));
  return `${stack}-${resource.logicalId.slice(0, room - stack.length)}-${hash}`;
}
