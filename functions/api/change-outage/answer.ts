import { outage } from '../../../domain/model/outage.ts';

/** the outage as it is after the write; `proposed` while it waits for a second person */
export const answer = outage;
