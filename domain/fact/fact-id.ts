import { contentHash } from '../content-hash.ts';
import type { InboundEvent } from '../events/inbound.ts';
import type { Teller } from './fact.ts';

/**
 * What a fact is known by, so that its repeat changes nothing: an id is unique within its source only (CloudEvents 1.0). The source the envelope names and the
 * one the bus knows both count: nobody takes another sender's id away by writing its name. At most 145 characters; a person's request has an id of ours.
 */
export const factId = ({ id, source }: Pick<InboundEvent, 'id' | 'source'>, teller: Teller): string =>
  teller.kind === 'person' ? id : `${id}~${contentHash([teller.source, source])}`;
