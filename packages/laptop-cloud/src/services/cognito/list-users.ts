import { z } from 'zod';
import { AwsError } from '../../contract.ts';
import { page } from '../page-of.ts';
import { parseInput } from '../parse-input.ts';
import type { PoolUser, UserPools } from './user-pools.ts';

const code = 'InvalidParameterException';
/** as many as Cognito gives at once, asked for or not */
const MOST = 60;

const InGroup = z.object({
  UserPoolId: z.string().regex(/^[\w-]+_[0-9a-zA-Z]+$/, 'must be the id of a user pool'),
  GroupName: z.string().min(1).max(128),
  Limit: z.int().min(0).max(MOST, `must be less than or equal to ${MOST}`).optional(),
  NextToken: z.string().regex(/^\S+$/).optional(),
});

/** `UserType`: instants as epoch seconds */
export const toldOfUser = ({ username, attributes, createdAt, enabled }: PoolUser) => ({
  Username: username,
  Attributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
  UserCreateDate: createdAt / 1000,
  UserLastModifiedDate: createdAt / 1000,
  Enabled: enabled,
  UserStatus: 'CONFIRMED',
});

/** `ListUsersInGroup`: a page of the users of one group, as they were put there */
export const listUsersInGroup = (pools: UserPools) => (input: unknown) => {
  const { UserPoolId, GroupName, Limit, NextToken } = parseInput(InGroup, input, code);
  const pool = pools.find(UserPoolId);
  if (pool === undefined) throw new AwsError('ResourceNotFoundException', `User pool ${UserPoolId} does not exist.`);
  if (!pool.groups.has(GroupName)) throw new AwsError('ResourceNotFoundException', 'Group not found.');
  if (NextToken !== undefined && !/^\d+$/.test(NextToken)) throw new AwsError(code, 'Invalid pagination token given.');
  const users = [...pool.users.values()].filter(({ groups }) => groups.includes(GroupName));
  // no limit, and a limit of nothing, is a full page
  const { items, next } = page(users, Limit === undefined || Limit === 0 ? MOST : Limit, NextToken);
  return { Users: items.map(toldOfUser), ...next };
};
