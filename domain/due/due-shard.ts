import { createHash } from 'node:crypto';

/** The shard of the due index a merchant's items lie in, `"0"` to `"<shards - 1>"`: spread evenly, the same for ever. */
export function dueShard(merchantId: string, shards: number): string {
  return String(createHash('sha256').update(merchantId).digest().readUInt32BE(0) % shards);
}
