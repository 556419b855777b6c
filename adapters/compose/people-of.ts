import type { People } from '../../domain/people.ts';
import { cognitoClient } from '../aws/cognito-client.ts';
import { people } from '../cognito/people.ts';
import { keptPeople } from '../kept-people.ts';
import { systemClock } from '../system-clock.ts';

/** the people of the stage's user pool, asked for once a minute and container */
export const peopleOf = ({ USER_POOL_ID }: { readonly USER_POOL_ID: string }): People =>
  keptPeople(people(cognitoClient(), USER_POOL_ID), systemClock);
