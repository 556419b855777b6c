import { screeningLists } from '../../adapters/dynamodb/screening-lists.ts';
import type { ScreeningLists } from '../../domain/risk/screening-port.ts';
import { sharedReadTable } from './shared-table.ts';

let lists: ScreeningLists | undefined;

/** the screening lists: the handlers of a function share what was read of them, which is megabytes */
export const sharedLists = (): ScreeningLists => {
  lists ??= screeningLists(sharedReadTable());
  return lists;
};
