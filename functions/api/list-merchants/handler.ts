import * as z from 'zod';
import { awaiting } from '../../../domain/listing/listed-merchant.ts';
import type { MerchantList } from '../../../domain/listing/listing-ports.ts';
import { merchantSorts } from '../../../domain/listing/prepare.ts';
import type { Clock } from '../../../domain/ports.ts';
import { country, lifecycleStage, segment } from '../../../domain/values.ts';
import { type CallOf, none, paging, type Route } from '../../runtime/route-contract.ts';
import { answer } from './answer.ts';

/** `PT,BR`: any of them */
const anyOf = <One extends z.ZodType<string, string>>(one: One) =>
  z
    .string()
    .max(2_000)
    .transform((text) => text.split(',').filter((part) => part !== ''))
    .pipe(z.array(one).max(100))
    .optional();

const narrowing = {
  search: z.string().max(200).optional().meta({ description: 'part of the name, the reference or the registration number' }),
  segment: anyOf(segment),
  country: anyOf(country),
  pspClient: anyOf(z.string()),
  awaiting: anyOf(awaiting),
  stalledDays: z.coerce.number().int().min(0).max(10_000).optional(),
};
const board = z.object({ view: z.literal('board'), ...narrowing });
const stands = z.object({ view: z.literal('standing') });
const list = z.object({
  stage: anyOf(lifecycleStage),
  ...narrowing,
  sort: z.enum(merchantSorts).default('name'),
  ...paging,
  // a page for a screen or a piece of a file
  limit: z.coerce.number().int().min(1).max(2_000).default(50),
});

export const wanted = {
  permission: 'merchant.read',
  params: none,
  query: z.union([board, stands, list]),
  body: none,
  answer,
  writes: false,
} as const satisfies Route;

/** Matching merchants, sorted and by page; with view=board by stage, with view=standing by the step in which their runs wait. */
export const handle =
  ({ merchants, clock }: { readonly merchants: MerchantList; readonly clock: Clock }) =>
  ({ query }: CallOf<typeof wanted>) => {
    if ('view' in query) return query.view === 'board' ? merchants.board(query, clock.now()) : merchants.standing(clock.now());
    const { sort, limit, cursor, ...filter } = query;
    return merchants.page({ filter, sort, limit, cursor }, clock.now());
  };
