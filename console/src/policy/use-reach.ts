import { useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import type { PolicyReach } from '../../../domain/backtest/backtest-answer.ts';
import { useSession } from '../session.tsx';
import { useEditing } from './editing.tsx';
import { useEffectJob } from './use-effect-job.ts';

/** merchants that each line of the catalogue and each rule of the document concerns; undefined where nobody counts, and while it has findings */
export const useReach = (): PolicyReach | undefined => {
  const { config } = useSession();
  const { document, findings } = useEditing();
  const { reach } = useEffectJob();
  const text = useDeferredValue(JSON.stringify(document));
  const counted = useQuery({
    queryKey: ['laptop', 'reach', text],
    queryFn: (): Promise<PolicyReach> => reach(JSON.parse(text)),
    enabled: config.mode === 'laptop' && findings.length === 0,
    staleTime: 60_000,
    // the counts of before stand until the new ones are there
    placeholderData: (before: PolicyReach | undefined) => before,
  });
  return findings.length === 0 ? counted.data : undefined;
};
