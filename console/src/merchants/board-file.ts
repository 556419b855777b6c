import type * as z from 'zod';
import type { answer } from '../../../functions/api/board-file/answer.ts';
import { type Door, post } from '../api.ts';

type Answer = z.output<typeof answer>;
export interface Boarded {
  readonly rows: number;
  readonly done: Answer['done'];
  readonly refused: Answer['refused'];
}
export interface BoardingWish {
  readonly file: File;
  readonly pspClient: string;
  readonly reason: string;
  readonly dryRun: boolean;
}

const base64 = async (file: File): Promise<string> =>
  btoa(Array.from(new Uint8Array(await file.arrayBuffer()), (byte) => String.fromCharCode(byte)).join(''));

/** Sends the file part after part until all of it is done. Sent again after a failure it does what is left. Throws ApiDown, ApiProblem */
export const boardFile = async (door: Door, { file, pspClient, ...wish }: BoardingWish, key: string): Promise<Boarded> => {
  const done: Answer['done'] = [];
  const refused: Answer['refused'] = [];
  const text = await base64(file);
  const body = { ...wish, file: text, ...(pspClient.trim() !== '' && { pspClient: pspClient.trim() }) };
  for (let from: number | undefined = 0; ; ) {
    const part: Answer = await post<Answer>(door, '/boarding', { ...body, from }, `${key}-${from}`);
    done.push(...part.done);
    refused.push(...part.refused);
    if (part.next === undefined)
      return { rows: part.rows, done, refused: refused.toSorted((one, other) => one.line - other.line) };
    from = part.next;
  }
};
