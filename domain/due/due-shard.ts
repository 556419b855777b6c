import { hash } from 'node:crypto';
import { remembered } from '../remembered.ts';

/** every row of a merchant asks again */
const spread = remembered((merchantId) => hash('sha256', merchantId).slice(0, 8));

/** The shard of the due index a merchant's items lie in, `"0"` to `"<shards - 1>"`: spread evenly, the same for ever. */
export function dueShard(merchantId: string, shards: number): string {
  return String(Number.parseInt(spread(merchantId), 16) % shards);
}
