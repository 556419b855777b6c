import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useSession } from '../session.tsx';
import { places } from './places.ts';

/** a second key that comes later than this means itself */
const TOGETHER_MS = 1_500;

/** somebody writes, or answers a question: keys are text then */
const isTaken = (target: EventTarget | null): boolean =>
  document.querySelector('[role="dialog"]') !== null ||
  (target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role="menu"]') !== null));

/** `g` and a letter go to a screen, `?` shows all keys */
export const useShortcuts = (help: () => void): void => {
  const [, navigate] = useLocation();
  const { config } = useSession();
  const wentAt = useRef(Number.NEGATIVE_INFINITY);
  const told = useRef(help);
  told.current = help;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTaken(event.target)) return;
      const after = event.timeStamp - wentAt.current;
      wentAt.current = event.key === 'g' ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (event.key === '?') told.current();
      if (after > TOGETHER_MS) return;
      const to = places.flat().find(({ page, key }) => key === event.key && (page !== 'laptop' || config.mode === 'laptop'));
      if (to !== undefined) navigate(`/${to.page}`);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [navigate, config.mode]);
};
