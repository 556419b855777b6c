import { ConcurrentChange } from '../../domain/errors.ts';
import type { ScreeningAgain } from '../../domain/risk/screening-again.ts';
import type { ScreeningProgress } from '../../domain/risk/screening-port.ts';

/** twin of adapters/dynamodb/screening-progress.ts, held to the same contract suite */
export const screeningProgress = (): ScreeningProgress => {
  let kept: ScreeningAgain | undefined;
  return {
    read: async () => structuredClone(kept),
    write: async ({ version, ...next }) => {
      if (version !== (kept?.version ?? 0)) throw new ConcurrentChange('of the screening');
      kept = structuredClone({ ...next, version: version + 1 });
    },
  };
};
