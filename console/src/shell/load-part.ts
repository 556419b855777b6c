import { type ComponentType, lazy } from 'react';

const AGAIN_MS = 1_500;
const TRIES = 4;

const wait = (): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(go, AGAIN_MS);
    function go(): void {
      clearTimeout(timer);
      removeEventListener('online', go);
      resolve();
    }
    addEventListener('online', go);
  });

/** loads a part of the console; without a network it waits for one, and with one it gives up after a few tries: the part is gone, a newer console is there */
export const loadPart = async <Module>(load: () => Promise<Module>): Promise<Module> => {
  for (let tries = 1; ; tries += navigator.onLine ? 1 : 0) {
    try {
      return await load();
    } catch (error) {
      if (navigator.onLine && tries >= TRIES) throw error;
      await wait();
    }
  }
};

/** a component that is loaded when it is shown first */
export const later = <Props>(load: () => Promise<{ readonly default: ComponentType<Props> }>) => lazy(() => loadPart(load));
