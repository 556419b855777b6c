import type { SettledLine } from '../settlement/settled-line.ts';
import type { MoneyLine } from '../trace/money-reader.ts';
import type { AwaitedPayout } from './awaited-payout.ts';
import type { TakenFile } from './taken-file.ts';

/** files that were taken in or refused, newest first where many are asked for */
export interface TakenFiles {
  find(id: string): Promise<TakenFile | undefined>;
  /** false where somebody else noted the same content meanwhile */
  note(file: TakenFile): Promise<boolean>;
  newest(limit: number): Promise<readonly TakenFile[]>;
}

export interface PackedFile {
  readonly id: string;
  readonly name: string;
  readonly provider: string;
  /** the day it came, YYYY-MM-DD: the same on every try */
  readonly day: string;
}
/** lines of all files, packed by what they are found by */
export interface LinePacks {
  /** the same again writes the same */
  put(file: PackedFile, placed: ReadonlyMap<string, readonly SettledLine[]>): Promise<void>;
  /** one read: those of one place, the newest files first */
  at(place: string): Promise<readonly MoneyLine[]>;
}

export interface AwaitedPayouts {
  /** each once: one that is known stays as it is */
  await(payout: AwaitedPayout): Promise<void>;
  /** not paid yet, the longest awaited first */
  unpaid(limit: number): Promise<readonly AwaitedPayout[]>;
  /** open and awaited by then or earlier */
  due(by: string, limit: number): Promise<readonly AwaitedPayout[]>;
  paid(limit: number): Promise<readonly AwaitedPayout[]>;
  /** from one state into another, both in one transaction; false where somebody else moved it */
  move(from: AwaitedPayout, to: AwaitedPayout): Promise<boolean>;
}
