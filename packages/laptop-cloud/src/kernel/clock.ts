import type { Instant } from '../contract.ts';
import { type ScheduledTimer, TimerHeap } from './timer-heap.ts';

/** 'real': the wall clock (or an offset from it). A number: that many virtual ms per real ms, frozen while anything runs. Infinity: jump to the next timer */
export type Speed = 'real' | number;

const LONGEST_SLEEP_MS = 2 ** 31 - 1;
const LARGEST_CREDIT_MS = 100;

/**
 * The virtual clock. It only ever moves in `advance` (called when nothing is queued or running), never past the next timer;
 * in real mode it follows the wall clock, plus an offset.
 */
export class VirtualClock {
  readonly timers = new TimerHeap();
  readonly #wake: () => void;
  #speed: Speed;
  #current: Instant;
  #bound: Instant;
  readonly #targets: Instant[] = [];
  #paused = false;
  #offset: number;
  /** real instant since which idle time counts; undefined while busy or paused */
  #idleSince: number | undefined;
  #credit = 0;
  #sleep: NodeJS.Timeout | undefined;

  /** @param wake asked to look for due timers again, from a real-time timeout */
  constructor(speed: Speed, start: Instant, wake: () => void) {
    this.#speed = speed;
    this.#current = start;
    this.#bound = start;
    this.#offset = start - Date.now();
    this.#wake = wake;
  }

  get speed(): Speed {
    return this.#speed;
  }

  get paused(): boolean {
    return this.#paused;
  }

  /** paused, or waiting for somebody to name an instant to run to */
  get still(): boolean {
    return this.#paused || (this.#speed === Number.POSITIVE_INFINITY && this.#bound <= this.#current);
  }

  now(): Instant {
    if (this.#paused) return this.#current;
    if (this.#speed === 'real') this.#current = Math.max(this.#current, Date.now() + this.#offset);
    else this.#takeIdleTime();
    return this.#current;
  }

  /** with speed Infinity the clock runs to the farthest target and stops there; targets do nothing at other speeds */
  addTarget(target: Instant): void {
    this.#targets.push(target);
    this.#bound = Math.max(this.#current, ...this.#targets);
  }

  removeTarget(target: Instant): void {
    this.#targets.splice(this.#targets.indexOf(target), 1);
    this.#bound = Math.max(this.#current, ...this.#targets);
  }

  setSpeed(speed: Speed): void {
    this.now();
    if (speed !== this.#speed && speed === Number.POSITIVE_INFINITY) this.#bound = Number.POSITIVE_INFINITY;
    this.#speed = speed;
    this.#offset = this.#current - Date.now();
    this.interrupt();
    this.#credit = 0;
  }

  setPaused(paused: boolean): void {
    this.now();
    this.#paused = paused;
    this.#offset = this.#current - Date.now();
    this.interrupt();
    this.#credit = 0;
  }

  /** work arrived: idle time stops counting. At finite speed the clock first takes the idle time it is owed */
  interrupt(): void {
    this.#takeIdleTime();
    this.#idleSince = undefined;
    if (this.#sleep !== undefined) clearTimeout(this.#sleep);
    this.#sleep = undefined;
  }

  /** moves to the next instant something is due, or falls asleep towards it; true when timers are due now */
  advance(): boolean {
    if (this.#due()) {
      this.interrupt();
      return true;
    }
    if (this.#paused) return false;
    const next = this.timers.peek();
    if (this.#speed === Number.POSITIVE_INFINITY) {
      if (next !== undefined && next.at <= this.#bound) this.#current = Math.max(this.#current, next.at);
      else if (Number.isFinite(this.#bound)) this.#current = Math.max(this.#current, this.#bound);
      return this.#due();
    }
    this.#idleSince ??= performance.now();
    this.#takeIdleTime();
    if (this.#due()) {
      this.interrupt();
      return true;
    }
    if (next !== undefined) this.#sleepUntil(next.at);
    return false;
  }

  /** jumps straight to the next timer; false when there is none */
  jump(): boolean {
    const next = this.timers.peek();
    if (next === undefined) return false;
    this.#current = Math.max(this.#current, next.at);
    this.#offset = this.#current - Date.now();
    return true;
  }

  takeDue(): ScheduledTimer | undefined {
    return this.#due() ? this.timers.pop() : undefined;
  }

  #due(): boolean {
    const next = this.timers.peek();
    return next !== undefined && next.at <= this.now();
  }

  #takeIdleTime(): void {
    if (this.#idleSince === undefined || typeof this.#speed !== 'number' || !Number.isFinite(this.#speed)) return;
    const real = performance.now();
    this.#credit += (real - this.#idleSince) * this.#speed;
    this.#idleSince = real;
    this.#spendCredit();
  }

  #spendCredit(): void {
    if (typeof this.#speed !== 'number') return;
    const next = this.timers.peek()?.at ?? Number.POSITIVE_INFINITY;
    // whole milliseconds only: instants are integers everywhere
    const step = Math.floor(Math.max(0, Math.min(this.#credit, next - this.#current)));
    this.#current += step;
    this.#credit = Math.min(this.#credit - step, LARGEST_CREDIT_MS * this.#speed);
  }

  #sleepUntil(at: Instant): void {
    if (this.#sleep !== undefined) clearTimeout(this.#sleep);
    const perRealMs = this.#speed === 'real' ? 1 : this.#speed;
    const owed = this.#speed === 'real' ? 0 : this.#credit;
    const ms = Math.max(0, Math.min((at - this.#current - owed) / perRealMs, LONGEST_SLEEP_MS));
    this.#sleep = setTimeout(() => this.#wake(), Math.ceil(ms));
  }
}
