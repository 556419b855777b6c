import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { usePerson, useSession } from '../session.tsx';
import { isFree } from './is-taken.ts';
import { moveInList } from './move-in-list.ts';
import { placesOf } from './places.ts';

/** a second key that comes later than this means itself */
const TOGETHER_MS = 1_500;

/** Ctrl or Command and `k` find, `g` and a letter go to a screen, `j` and `k` move in a list, `?` shows all keys */
export const useShortcuts = (help: () => void, find: () => void): void => {
  const [, navigate] = useLocation();
  const { config } = useSession();
  const person = usePerson();
  const wentAt = useRef(Number.NEGATIVE_INFINITY);
  const told = useRef({ help, find });
  told.current = { help, find };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if ((event.ctrlKey || event.metaKey) && event.key === 'k') {
        event.preventDefault();
        // one dialog at a time
        if (document.querySelector('[role="dialog"]') === null) told.current.find();
        return;
      }
      if (!isFree(event)) return;
      const after = event.timeStamp - wentAt.current;
      wentAt.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (event.key === '?') told.current.help();
      if (after <= TOGETHER_MS) {
        const to = placesOf(person, config.mode === 'laptop')
          .flat()
          .find(({ key }) => key === event.key);
        if (to !== undefined) navigate(`/${to.page}`);
      } else if (event.key === 'j') moveInList(1);
      else if (event.key === 'k') moveInList(-1);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [navigate, config.mode, person]);
};
