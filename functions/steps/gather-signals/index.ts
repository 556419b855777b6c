import { unitOfWork } from '../../../application/unit-of-work.ts';
import { sharedLists } from '../../entries/shared-lists.ts';
import { sharedStores } from '../../entries/shared-stores.ts';
import type { Entry } from '../../runtime/dispatch.ts';
import { step } from '../../runtime/run-step.ts';
import { handle, input, result } from './handler.ts';

const lists = sharedLists();

export const entry: Entry = (log) => step(input, result, handle({ work: unitOfWork(sharedStores()), lists }), log);
