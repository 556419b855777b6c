import { type ComponentType, lazy } from 'react';
import type { MemberPermission } from '../../domain/member/member-access.ts';
import { Home } from './home/home.tsx';
import type { Membership } from './membership.ts';
import type { Words } from './words/en.ts';

interface Page {
  /** its word in the navigation, in words/en.ts and words/fr.ts */
  readonly name: keyof Words['pages'];
  /** below the merchant; everything under it belongs to the page, which is a router of its own */
  readonly path: string;
  /** who may not do this is not offered the page */
  readonly permission: MemberPermission;
  /** all but the first are lazy: the first screen is small */
  readonly Page: ComponentType<{ readonly membership: Membership }>;
}

const Users = lazy(async () => ({ default: (await import('./members/users.tsx')).Users }));
const Access = lazy(async () => ({ default: (await import('./members/access.tsx')).Access }));

/** what the navigation offers, in its order */
export const pages: readonly Page[] = [
  { name: 'home', path: '/', permission: 'home.read', Page: Home },
  {
    name: 'messages',
    path: '/messages',
    permission: 'messages.read',
    Page: lazy(() => import('./messages/messages.tsx')),
  },
  { name: 'users', path: '/users', permission: 'members.manage', Page: Users },
  { name: 'access', path: '/access', permission: 'membership.own', Page: Access },
];
