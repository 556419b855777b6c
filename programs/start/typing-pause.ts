import type { LocalKernel } from '@firstsale/laptop-cloud/kernel';

/** as long as a code is valid: fifteen minutes of somebody who looks for a letter and types what is in it */
const TYPING_MS = 15 * 60_000;

/**
 * A day of the demo takes a minute and a half, and a code holds for a quarter of an hour: while somebody types one, the clock goes as the
 * one on the wall. It takes up its speed again after the code's time.
 */
export const typingPause = (kernel: LocalKernel, catchingUp: () => boolean): (() => void) => {
  let before: LocalKernel['speed'] | undefined;
  let timer: NodeJS.Timeout | undefined;
  return () => {
    if (catchingUp()) return;
    if (before === undefined) before = kernel.speed;
    kernel.setSpeed(1);
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (before !== undefined) kernel.setSpeed(before);
      before = undefined;
    }, TYPING_MS).unref();
  };
};
