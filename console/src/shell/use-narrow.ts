import { useSyncExternalStore } from 'react';

const query = matchMedia('(max-width: 700px)');
const subscribe = (changed: () => void): (() => void) => {
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

/** a telephone: lists show what decides, and leave the rest to the page behind it */
export const useNarrow = (): boolean => useSyncExternalStore(subscribe, () => query.matches);
