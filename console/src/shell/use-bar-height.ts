import { type RefObject, useLayoutEffect } from 'react';

/** tells the styles how high the bar at the top is: it differs with the width, and whatever sticks below it must not guess */
export const useBarHeight = (bar: RefObject<HTMLElement | null>): void =>
  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null) return;
    const tell = (): void => document.documentElement.style.setProperty('--bar', `${element.offsetHeight}px`);
    const watch = new ResizeObserver(tell);
    watch.observe(element);
    tell();
    return () => watch.disconnect();
  }, [bar]);
