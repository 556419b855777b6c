import type { LocalKernel } from '@firstsale/laptop-cloud/kernel';
import * as z from 'zod';

const HOUR = 3_600_000;
/** a jump stops here at the latest, so that an idle week is a few presses and not a hang */
const LONGEST_JUMP = 7 * 24 * HOUR;

const wish = z.discriminatedUnion('action', [
  z.object({ action: z.literal('pause') }),
  z.object({ action: z.literal('resume') }),
  z.object({ action: z.literal('step') }),
  z.object({ action: z.literal('speed'), speed: z.number().min(1).max(1e6) }),
]);

export interface ClockFace {
  /** virtual, ISO 8601 */
  readonly now: string;
  /** virtual seconds per real second; null while catching up as fast as it goes */
  readonly speed: number | null;
  readonly paused: boolean;
  readonly catchingUp: boolean;
  readonly nextAt: string | null;
}

export interface LaptopClock {
  look(): ClockFace;
  /** A pause wished for while the demo catches up begins when it is there. @throws ZodError for a wish it does not know, Error for any other wish meanwhile */
  set(body: unknown): Promise<ClockFace>;
  /** the history is over: time runs at this speed (virtual seconds a second), unless somebody wished for a pause */
  caughtUp(speed: number): void;
}

/** the laptop's clock as its page shows and moves it */
export function laptopClock(kernel: LocalKernel, begin: { readonly catchingUp: boolean }): LaptopClock {
  let { catchingUp } = begin;
  let rests = false;
  const iso = (at: number | undefined) => (at === undefined ? null : new Date(at).toISOString());
  const look = (): ClockFace => ({
    now: new Date(kernel.now()).toISOString(),
    speed: typeof kernel.speed === 'number' && Number.isFinite(kernel.speed) ? kernel.speed : null,
    paused: kernel.paused || (catchingUp && rests),
    catchingUp,
    nextAt: iso(kernel.nextTimer),
  });
  /** to the next thing that happens on the bus: a timer alone is often only a poll */
  const stepOn = async (): Promise<void> => {
    kernel.pause();
    const until = kernel.now() + LONGEST_JUMP;
    const before = kernel.usage.read()['events:published'] ?? 0;
    for (let steps = 0; steps < 5_000 && kernel.now() < until; steps += 1) {
      if (!(await kernel.step())) return;
      if ((kernel.usage.read()['events:published'] ?? 0) > before) return;
    }
  };
  return {
    look,
    async set(body) {
      const wanted = wish.parse(body);
      if (catchingUp && wanted.action === 'pause') {
        rests = true;
        return look();
      }
      if (catchingUp) throw new Error('the demo is catching up with today; wait until it is there');
      switch (wanted.action) {
        case 'pause':
          kernel.pause();
          break;
        case 'resume':
          kernel.resume();
          break;
        case 'speed':
          kernel.setSpeed(wanted.speed);
          break;
        case 'step':
          await stepOn();
          break;
      }
      return look();
    },
    caughtUp(speed) {
      catchingUp = false;
      kernel.setSpeed(speed);
      if (rests) kernel.pause();
    },
  };
}
