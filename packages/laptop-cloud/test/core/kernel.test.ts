import { describe, expect, test } from 'vitest';
import { createKernel } from '../../src/kernel/kernel.ts';

const start = Date.UTC(2026, 0, 5, 9);
const hour = 3_600_000;
const quiet = { log: () => undefined };

describe('the virtual clock as fast as it goes', () => {
  test('stands still until it is told to run, then jumps from timer to timer', async () => {
    const kernel = createKernel({ start, ...quiet });
    const seen: number[] = [];
    for (const hours of [3, 1, 2, 30])
      kernel.at(start + hours * hour, 'tick', () => void seen.push((kernel.now() - start) / hour));
    await kernel.idle();
    expect(kernel.now()).toBe(start);
    await kernel.runUntil(start + 24 * hour);
    expect(seen).toEqual([1, 2, 3]);
    expect(kernel.now()).toBe(start + 24 * hour);
    expect(kernel.pendingTimers).toBe(1);
  });

  test('never moves while a unit awaits something real', async () => {
    const kernel = createKernel({ start, ...quiet });
    const seen: string[] = [];
    kernel.at(start + 1, 'timeout', () => void seen.push('timeout'));
    kernel.spawn('slow lambda', async () => {
      await new Promise((resolve) => setTimeout(resolve, 30));
      seen.push(`answer at +${kernel.now() - start}`);
    });
    await kernel.runUntil(start + 10);
    expect(seen).toEqual(['answer at +0', 'timeout']);
  });

  test('runs timers of one instant in the order they were registered, and none that was cancelled', async () => {
    const kernel = createKernel({ start, concurrency: 1, ...quiet });
    const seen: number[] = [];
    const timers = [0, 1, 2, 3].map((index) => kernel.at(start + 5, 'tie', () => void seen.push(index)));
    timers[1]?.cancel();
    kernel.at(start + 5, 'late cancel', () => timers[3]?.cancel());
    kernel.at(start + 4, 'early cancel', () => timers[2]?.cancel());
    await kernel.runUntil(start + 6);
    expect(seen).toEqual([0, 3]);
  });

  test('a timer in the past runs at once, and one without an instant is refused', async () => {
    const kernel = createKernel({ start, ...quiet });
    let ran = false;
    kernel.at(start - hour, 'past', () => {
      ran = true;
    });
    await kernel.idle();
    expect(ran).toBe(true);
    expect(() => kernel.at(Number.NaN, 'broken', () => undefined)).toThrow('the timer broken needs an instant');
  });

  test('stops early when the caller has what it waited for', async () => {
    const kernel = createKernel({ start, ...quiet });
    let count = 0;
    const tick = () => {
      count += 1;
      kernel.at(kernel.now() + hour, 'tick', tick);
    };
    tick();
    await kernel.runUntil(start + 1_000 * hour, () => count === 5);
    expect(kernel.now()).toBe(start + 4 * hour);
  });

  test('carries 100,000 timers over a day in little time', async () => {
    const kernel = createKernel({ start, ...quiet });
    const ran: number[] = [];
    for (let index = 0; index < 100_000; index++)
      kernel.at(start + ((index * 7_919) % 86_400) * 1_000, 'wait', () => void ran.push(index));
    const began = performance.now();
    await kernel.runUntil(start + 24 * hour);
    expect(ran).toHaveLength(100_000);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe('the queue of units', () => {
  test('with one slot a unit runs to its end before the next begins', async () => {
    const kernel = createKernel({ start, concurrency: 1, ...quiet });
    const seen: string[] = [];
    for (const name of ['a', 'b'])
      kernel.spawn(name, async () => {
        seen.push(`${name} begins`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        seen.push(`${name} ends`);
      });
    await kernel.idle();
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  test('a unit that blocks gives its slot to others and gets it back', async () => {
    const kernel = createKernel({ start, concurrency: 1, ...quiet });
    const seen: string[] = [];
    kernel.spawn('parent', async () => {
      const child = new Promise<string>((resolve) => kernel.spawn('child', () => resolve('child done')));
      seen.push(await kernel.blocking(child));
      await kernel.sleep(hour);
      seen.push(`slept to +${(kernel.now() - start) / hour} h`);
    });
    await kernel.runUntil(start + 2 * hour);
    expect(seen).toEqual(['child done', 'slept to +1 h']);
  });

  test('two sleeps of one unit at the same time do not stop the clock', async () => {
    const kernel = createKernel({ start, concurrency: 1, ...quiet });
    let woke = 0;
    kernel.spawn('both', async () => {
      await Promise.all([kernel.sleep(hour), kernel.sleep(2 * hour)]);
      woke = kernel.now();
    });
    await kernel.runUntil(start + 3 * hour);
    expect(woke).toBe(start + 2 * hour);
  });

  test('an outside caller who waits for time is told when the clock stands still; a unit of the cloud waits on', async () => {
    const kernel = createKernel({ start, ...quiet });
    let woke = 0;
    const waiting = (label: string) => () =>
      kernel.awaitingClock(new Promise<void>((resolve) => kernel.at(start + hour, label, resolve)));
    kernel.spawn('inside', async () => {
      await waiting('inside')();
      woke = kernel.now();
    });
    await expect(kernel.request('outside', waiting('outside'))).rejects.toMatchObject({
      code: 'ClockStopped',
      message: expect.stringContaining('nobody lets time pass'),
    });
    kernel.pause();
    await expect(kernel.request('outside', waiting('paused'))).rejects.toThrow('it is paused');
    kernel.resume();
    const answered = kernel.request('outside', waiting('in time'));
    await kernel.runUntil(start + 2 * hour);
    await answered;
    expect(woke).toBe(start + hour);
  });

  test('a caller somebody waits for does not stand behind what is queued, however often it blocks; the rest is done all the same', async () => {
    const kernel = createKernel({ start, ...quiet });
    let done = 0;
    const backlog = (): void => {
      for (let n = 0; n < 5_000; n += 1)
        kernel.spawn('due', async () => {
          await kernel.blocking(Promise.resolve());
          done += 1;
        });
    };
    const blocks = async (): Promise<number> => {
      for (let n = 0; n < 6; n += 1) await kernel.blocking(Promise.resolve());
      return done;
    };
    backlog();
    expect(await kernel.request('page', blocks, { ahead: true })).toBeLessThan(500);
    await kernel.idle();
    expect(done).toBe(5_000);
    // any number of callers leave the others a turn
    kernel.spawn('due', () => {
      done = 0;
    });
    const answers = Array.from({ length: 200 }, () => kernel.request('page', blocks, { ahead: true }));
    expect((await Promise.all(answers)).at(-1)).toBe(0);
    // who does not go ahead waits for its turn each time
    backlog();
    expect(await kernel.request('import', blocks)).toBe(5_000);
  });

  test('a failing unit is reported with its label and stops nothing else', async () => {
    const kernel = createKernel({ start, ...quiet });
    const heard: string[] = [];
    kernel.onUnitFailed(({ label, error }) => heard.push(`${label}: ${String(error)}`));
    kernel.spawn('sync', () => {
      throw new Error('one');
    });
    kernel.spawn('async', () => Promise.reject(new Error('two')));
    let ran = false;
    kernel.spawn('after', () => {
      ran = true;
    });
    await kernel.idle();
    expect(heard).toEqual(['sync: Error: one', 'async: Error: two']);
    expect(kernel.failures).toHaveLength(2);
    expect(ran).toBe(true);
  });

  test('a long chain of synchronous units leaves room for timers of the real world', async () => {
    const kernel = createKernel({ start, ...quiet });
    let left = 300_000;
    let realTimerRan = 0;
    setTimeout(() => {
      realTimerRan = left;
    }, 1);
    const chain = () => {
      left -= 1;
      if (left > 0) kernel.spawn('link', chain);
    };
    chain();
    await kernel.idle();
    expect(realTimerRan).toBeGreaterThan(0);
  });
});

describe('the paced clock', () => {
  test('is frozen while a unit runs, so a slow lambda meets no spurious timeout', async () => {
    const kernel = createKernel({ start, speed: 1_000, ...quiet });
    const seen: string[] = [];
    kernel.at(start + 10_000, 'timeout', () => void seen.push('timeout'));
    kernel.spawn('slow', async () => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      seen.push('answer');
    });
    await kernel.runUntil(start + 10_000);
    expect(seen).toEqual(['answer', 'timeout']);
  });

  test('keeps its pace: an hour at 36,000 times takes about a tenth of a second', async () => {
    const kernel = createKernel({ start, speed: 36_000, ...quiet });
    let ticks = 0;
    const tick = () => {
      ticks += 1;
      kernel.at(kernel.now() + 60_000, 'minute', tick);
    };
    tick();
    const began = performance.now();
    await kernel.runUntil(start + hour);
    expect(ticks).toBeGreaterThanOrEqual(60);
    expect(performance.now() - began).toBeGreaterThan(80);
    expect(performance.now() - began).toBeLessThan(2_000);
    await kernel.stop();
  });

  test('never passes the next timer, pauses, steps, and changes speed while running', async () => {
    const kernel = createKernel({ start, speed: 1_000_000, ...quiet });
    const at: number[] = [];
    for (const hours of [1, 2, 3]) kernel.at(start + hours * hour, 'tick', () => void at.push((kernel.now() - start) / hour));
    kernel.pause();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(kernel.now()).toBe(start);
    expect(await kernel.step()).toBe(true);
    expect(at).toEqual([1]);
    kernel.setSpeed(Number.POSITIVE_INFINITY);
    kernel.resume();
    await kernel.runUntil(start + 4 * hour);
    expect(at).toEqual([1, 2, 3]);
    await kernel.stop();
  });
});

test('one seed gives one sequence of numbers and well-formed uuids, another seed another', () => {
  const draw = (seed: number) => {
    const kernel = createKernel({ start, seed, ...quiet });
    return [kernel.random(), kernel.random(), kernel.uuid()];
  };
  expect(draw(7)).toEqual(draw(7));
  expect(draw(7)).not.toEqual(draw(8));
  expect(draw(7)[2]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('an unknown service or action is refused by name', async () => {
  const kernel = createKernel({ start, ...quiet });
  kernel.register({
    name: 'sqs',
    resourceTypes: [],
    actions: {},
    authorize: () => [],
    start: () => undefined,
    stop: () => undefined,
  });
  const principal = { kind: 'root' } as const;
  await expect(kernel.call({ service: 'kinesis', action: 'PutRecord', input: {}, principal })).rejects.toThrow('kinesis');
  await expect(kernel.call({ service: 'sqs', action: 'constructor', input: {}, principal })).rejects.toThrow('sqs:constructor');
});
