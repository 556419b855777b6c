import { type ComponentType, lazy } from 'react';
import type { MemberPermission } from '../../domain/member/member-access.ts';
import { Home } from './home/home.tsx';
import type { Membership } from './membership.ts';
import type { Words } from './words/en.ts';

const Sales = lazy(async () => ({ default: (await import('./sales/sales.tsx')).Sales }));
const Insights = lazy(async () => ({ default: (await import('./insights/insights.tsx')).Insights }));
const Payouts = lazy(async () => ({ default: (await import('./payouts/payouts.tsx')).Payouts }));
const Exports = lazy(async () => ({ default: (await import('./exports/exports.tsx')).Exports }));

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

const Conditions = lazy(() => import('./conditions/conditions.tsx'));
const Company = lazy(async () => ({ default: (await import('./company/company.tsx')).Company }));
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
  { name: 'requests', path: '/requests', permission: 'requests.ask', Page: lazy(() => import('./requests/requests.tsx')) },
  { name: 'sales', path: '/sales', permission: 'sales.read', Page: Sales },
  { name: 'insights', path: '/insights', permission: 'insights.read', Page: Insights },
  { name: 'payouts', path: '/payouts', permission: 'payouts.read', Page: Payouts },
  { name: 'exports', path: '/exports', permission: 'exports.make', Page: Exports },
  { name: 'conditions', path: '/conditions', permission: 'conditions.read', Page: Conditions },
  { name: 'company', path: '/company', permission: 'company.manage', Page: Company },
  {
    name: 'accountChanges',
    path: '/account-changes',
    permission: 'account.change',
    Page: lazy(() => import('./account-changes/account-changes.tsx')),
  },
  { name: 'brand', path: '/brand', permission: 'brand.manage', Page: lazy(() => import('./brand/brand.tsx')) },
  {
    name: 'referrals',
    path: '/referrals',
    permission: 'referrals.read',
    Page: lazy(() => import('./referrals/referrals.tsx')),
  },
  { name: 'users', path: '/users', permission: 'members.manage', Page: Users },
  {
    name: 'apiKeys',
    path: '/api-keys',
    permission: 'api-keys.manage',
    Page: lazy(() => import('./api-keys/api-keys.tsx')),
  },
  { name: 'access', path: '/access', permission: 'membership.own', Page: Access },
  { name: 'alerts', path: '/alerts', permission: 'alerts.choose', Page: lazy(() => import('./alerts/alerts.tsx')) },
  { name: 'help', path: '/help', permission: 'help.read', Page: lazy(() => import('./help/help.tsx')) },
];
