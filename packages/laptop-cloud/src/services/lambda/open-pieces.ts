import { z } from 'zod';
import type { Instant, Journal } from '../../contract.ts';
import type { StreamRecord, TableStream } from '../dynamodb/stream.ts';

/** a part of a batch that is tried as one */
export interface Piece {
  readonly records: readonly StreamRecord[];
  /** tries that cost a retry */
  readonly attempts: number;
  /** pauses taken, each twice as long as the one before */
  readonly waits: number;
}

export interface Unfinished {
  readonly pieces: readonly Piece[];
  /** when the first piece is tried again */
  readonly at: Instant;
}

const Kept = z.array(z.object({ sequences: z.array(z.number()).min(1), attempts: z.number(), waits: z.number() }));

/** Batches of a stream mapping that failed and are not done with, a lane each, in the journal: tries and splits outlive the process. */
export class OpenPieces {
  readonly #journal: Journal;
  readonly #mapping: string;
  readonly #lanes: number;

  constructor(journal: Journal, mapping: string, lanes: number) {
    this.#journal = journal;
    this.#mapping = mapping;
    this.#lanes = lanes;
    journal.exec(
      'CREATE TABLE IF NOT EXISTS lambda_open_pieces (mapping TEXT NOT NULL, lane INTEGER NOT NULL, lanes INTEGER NOT NULL, at INTEGER NOT NULL, pieces TEXT NOT NULL, PRIMARY KEY (mapping, lane)) WITHOUT ROWID',
    );
    // another number of lanes deals the keys differently: all start where the slowest was
    journal.run('DELETE FROM lambda_open_pieces WHERE mapping = ? AND lanes <> ?', mapping, lanes);
  }

  /** what is left of the lane's batch; nothing left forgets it */
  keep(lane: number, { pieces, at }: Unfinished): void {
    if (pieces.length === 0) {
      this.#journal.run('DELETE FROM lambda_open_pieces WHERE mapping = ? AND lane = ?', this.#mapping, lane);
      return;
    }
    const kept = pieces.map(({ records, attempts, waits }) => ({
      sequences: records.map(({ sequence }) => sequence),
      attempts,
      waits,
    }));
    this.#journal.run(
      'INSERT INTO lambda_open_pieces VALUES (?, ?, ?, ?, ?) ON CONFLICT (mapping, lane) DO UPDATE SET at = excluded.at, pieces = excluded.pieces',
      this.#mapping,
      lane,
      this.#lanes,
      at,
      JSON.stringify(kept),
    );
  }

  /** what an earlier process or poller left of the lane's batch; records the stream has forgotten are left out */
  leftOver(lane: number, stream: TableStream): Unfinished | undefined {
    const row = this.#journal.get<{ at: number; pieces: string }>(
      'SELECT at, pieces FROM lambda_open_pieces WHERE mapping = ? AND lane = ?',
      this.#mapping,
      lane,
    );
    if (row === undefined) return undefined;
    const kept = Kept.parse(JSON.parse(row.pieces));
    const all = kept.flatMap(({ sequences }) => sequences);
    const records = recordsOf(stream, Math.min(...all), Math.max(...all));
    const pieces = kept
      .map(({ sequences, ...counts }) => ({ ...counts, records: sequences.flatMap((one) => records.get(one) ?? []) }))
      .filter((piece) => piece.records.length > 0);
    const left = { pieces, at: Number(row.at) };
    if (pieces.length < kept.length) this.keep(lane, left);
    return pieces.length > 0 ? left : undefined;
  }
}

function recordsOf(stream: TableStream, first: number, last: number): ReadonlyMap<number, StreamRecord> {
  const found = new Map<number, StreamRecord>();
  for (let after = first - 1; after < last; ) {
    const records = stream.read(after, 1_000);
    for (const record of records) found.set(record.sequence, record);
    after = records.at(-1)?.sequence ?? last;
  }
  return found;
}
