import { useSyncExternalStore } from 'react';

const some = matchMedia('(min-width: 701px)');
const enough = matchMedia('(min-width: 1250px)');
const subscribe = (changed: () => void): (() => void) => {
  for (const one of [some, enough]) one.addEventListener('change', changed);
  return () => {
    for (const one of [some, enough]) one.removeEventListener('change', changed);
  };
};

/** how wide the screen is, in columns of a table */
export const useRoom = () =>
  useSyncExternalStore(subscribe, () => (enough.matches ? 'enough' : some.matches ? 'some' : 'little'));
