import type * as z from 'zod';
import type { ListFormat } from '../../../domain/risk/list-format.ts';
import type { answer as replaceAnswer } from '../../../functions/api/replace-list/answer.ts';
import type { answer as screenAnswer } from '../../../functions/api/screen-merchants/answer.ts';
import { type Door, post } from '../api.ts';

export type ReplacedList = z.output<typeof replaceAnswer>;
export type Screened = z.output<typeof screenAnswer>;

export interface ListWish {
  readonly format: ListFormat;
  readonly file: File;
  readonly aliases: File | undefined;
  readonly asOf: string;
  readonly shorter: boolean;
  readonly basedOn: string;
  readonly reason: string;
  readonly dryRun: boolean;
}

/** a file as it is sent: packed, unless it is already */
const packed = async (file: File): Promise<string> => {
  const stream = file.name.endsWith('.gz') ? file.stream() : file.stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
};

/** Puts a file in the place of a list, or says what that would change. Throws ApiDown, ApiProblem */
export const replaceList = async (door: Door, wish: ListWish, key: string): Promise<ReplacedList> => {
  const { file, aliases, asOf, ...rest } = wish;
  const more = { ...(aliases && { aliases: await packed(aliases) }), ...(asOf !== '' && { asOf }) };
  return post<ReplacedList>(door, '/screening-lists', { ...rest, file: await packed(file), ...more }, key);
};

/** Screens part after part until everybody is through; `told` hears of each. Begun again it goes on. Throws ApiDown, ApiProblem */
export const screenAll = async (door: Door, anew: boolean, told: (state: Screened) => void): Promise<Screened> => {
  for (let first = true; ; first = false) {
    const body = { anew: anew && first };
    const state = await post<Screened>(door, '/screening-lists/screening', body, crypto.randomUUID());
    told(state);
    if (state.doneAt !== undefined) return state;
  }
};
