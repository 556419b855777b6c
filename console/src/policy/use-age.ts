import { useFormat } from '../format.ts';
import { useNow } from '../now.tsx';
import { usePolicyWords } from './words/use-policy-words.ts';

const DAY_MS = 86_400_000;

/** how many days ago a day was (`2026-11-20`), by the clock of the page, in words */
export const useAge = (): ((asOf: string) => string) => {
  const now = useNow();
  const { p } = usePolicyWords();
  const { number } = useFormat();
  return (asOf) => {
    const at = Date.parse(`${asOf}T00:00:00Z`);
    if (Number.isNaN(at)) return p('ageNone');
    const days = Math.max(0, Math.floor((now - at) / DAY_MS));
    return days === 1 ? p('ageOne') : p('age', { n: number(days) });
  };
};
