import { useEffect, useRef } from 'react';
import { isFree } from './is-taken.ts';

/** a key that acts while no one writes; without an action it does nothing */
export const useKey = (key: string, act: (() => void) | undefined): void => {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== key || !isFree(event) || latest.current === undefined) return;
      // the key must not be typed into the field that gets the focus
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [key]);
};
