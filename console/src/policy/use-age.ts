import { useNow } from '../now.tsx';

const DAY_MS = 86_400_000;

/** how many days ago a day was (`2026-11-20`), by the clock of the page; undefined for what is no day */
export const useAge = (): ((asOf: string) => number | undefined) => {
  const now = useNow();
  return (asOf) => {
    const at = Date.parse(`${asOf}T00:00:00Z`);
    return Number.isNaN(at) ? undefined : Math.max(0, Math.floor((now - at) / DAY_MS));
  };
};
