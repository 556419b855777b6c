import { existsSync, readFileSync } from 'node:fs';

export interface DamagedTail {
  /** whole commits before the damage, which are all kept */
  readonly commitsKept: number;
  /** bytes of frames that claim to belong to this log and whose checksum is wrong */
  readonly bytesDropped: number;
}

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;

/**
 * Looks whether a write-ahead log ends in a frame that was torn or altered. SQLite drops such a tail in silence; we say it.
 * Format: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
 * @returns undefined when there is no log or its tail is whole
 */
export function damagedTail(walFile: string): DamagedTail | undefined {
  if (!existsSync(walFile)) return undefined;
  const wal = readFileSync(walFile);
  if (wal.length < HEADER_BYTES) return undefined;
  const littleEndian = (wal.readUInt32BE(0) & 1) === 0;
  const frameBytes = FRAME_HEADER_BYTES + wal.readUInt32BE(8);
  let sums = checksum(wal, 0, 24, [0, 0], littleEndian);
  if (sums[0] !== wal.readUInt32BE(24) || sums[1] !== wal.readUInt32BE(28)) return { commitsKept: 0, bytesDropped: wal.length };
  let commitsKept = 0;
  let committedEnd = HEADER_BYTES;
  for (let at = HEADER_BYTES; at < wal.length; at += frameBytes) {
    // frames of an earlier round of the log carry other salts: an ordinary end
    if (at + 16 > wal.length || !wal.subarray(at + 8, at + 16).equals(wal.subarray(16, 24))) break;
    const whole = at + frameBytes <= wal.length;
    if (whole) {
      sums = checksum(wal, at, 8, sums, littleEndian);
      sums = checksum(wal, at + FRAME_HEADER_BYTES, frameBytes - FRAME_HEADER_BYTES, sums, littleEndian);
    }
    if (!whole || sums[0] !== wal.readUInt32BE(at + 16) || sums[1] !== wal.readUInt32BE(at + 20))
      return { commitsKept, bytesDropped: wal.length - committedEnd };
    if (wal.readUInt32BE(at + 4) !== 0) {
      commitsKept += 1;
      committedEnd = at + frameBytes;
    }
  }
  return undefined;
}

function checksum(
  bytes: Buffer,
  from: number,
  length: number,
  [first, second]: readonly [number, number],
  littleEndian: boolean,
): [number, number] {
  let a = first;
  let b = second;
  for (let at = from; at < from + length; at += 8) {
    const left = littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
    const right = littleEndian ? bytes.readUInt32LE(at + 4) : bytes.readUInt32BE(at + 4);
    a = (a + left + b) >>> 0;
    b = (b + right + a) >>> 0;
  }
  return [a, b];
}
