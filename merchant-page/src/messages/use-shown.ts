import { type RefObject, useEffect, useRef } from 'react';

/**
 * Calls `onShown` once, when the element has been in sight of somebody: most of it is in the window, for a second, in a tab that is in front.
 * An element taller than the window counts once it fills half of it.
 */
export const useShown = (wanted: boolean, onShown: () => void): RefObject<HTMLElement | null> => {
  const element = useRef<HTMLElement>(null);
  const told = useRef(false);
  const tell = useRef(onShown);
  tell.current = onShown;
  useEffect(() => {
    const { current } = element;
    if (!wanted || current === null) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let inSight = false;
    const look = (): void => {
      clearTimeout(timer);
      if (told.current || !inSight || document.visibilityState !== 'visible') return;
      timer = setTimeout(() => {
        told.current = true;
        tell.current();
      }, 1_000);
    };
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry === undefined) return;
        inSight = entry.intersectionRatio >= 0.6 || entry.intersectionRect.height >= innerHeight / 2;
        look();
      },
      { threshold: [0, 0.2, 0.4, 0.6, 0.8] },
    );
    observer.observe(current);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      document.removeEventListener('visibilitychange', look);
    };
  }, [wanted]);
  return element;
};
