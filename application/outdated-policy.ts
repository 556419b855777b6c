import type { PolicyStore } from '../domain/ports.ts';
import { StaleVersion } from './demand-fresh.ts';

/** somebody else published since its sender looked; stages of before that was noted tell who wrote the active version first */
export const outdated = async (policies: PolicyStore, basedOn: string): Promise<StaleVersion> => {
  const { version: active } = await policies.active();
  const known = (await policies.list()).find(({ version }) => version === active);
  const who = (await policies.activated()) ?? (known && { by: known.by, at: known.publishedAt });
  const change = who && { by: { kind: 'person' as const, id: who.by }, at: who.at, type: 'policy.published.v1' };
  return new StaleVersion({ kind: 'policy', id: 'active', version: basedOn }, active, change);
};
