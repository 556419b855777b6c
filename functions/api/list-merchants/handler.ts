import * as z from 'zod';
import { lifecycleStage } from '../../../domain/model/values.ts';
import type { MerchantDirectory } from '../../../domain/ports.ts';
import { type CallOf, none, paging, type Route } from '../../shared/api.ts';
import { answer } from './answer.ts';

export const wanted = {
  permission: 'merchant.read',
  params: none,
  query: z.object({ stage: lifecycleStage, name: z.string().trim().min(1).max(200).optional(), ...paging }),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** merchants of a stage by name, or those of them whose name begins so, a page at a time */
export const handle =
  ({ directory }: { readonly directory: MerchantDirectory }) =>
  ({ query }: CallOf<typeof wanted>) =>
    directory.byStage(query.stage, query.limit, query.cursor, query.name);
