import { readLogos, signExports, signUploads } from './file-grants.ts';
import type { FunctionName } from './function-sizes.ts';
import { admitMembers, type EnvName, type Grant, readByPolicy, readMine, records, unitOfWork } from './grants.ts';
import type { HandlerSpec, RouteKey } from './handler-spec.ts';

const answering =
  (name: FunctionName, env: readonly EnvName[], open?: true) =>
  (route: RouteKey, ...grants: readonly Grant[]) =>
    ({ area: 'merchant', in: name, route, env, grants, ...(open && { open }) }) as const satisfies HandlerSpec;

const signIn = answering('merchant-sign-in', ['TABLE_NAME', 'MERCHANT_POOL_ID', 'MERCHANT_CLIENT_ID'], true);
/** the session is there, and a code is typed once more: beside the sign-in, because accounts of members are asked there */
const freshCode = answering('merchant-sign-in', ['TABLE_NAME', 'MERCHANT_POOL_ID', 'MERCHANT_CLIENT_ID']);
const session = answering('merchant-session', ['MERCHANT_POOL_ID', 'MERCHANT_CLIENT_ID'], true);
const look = answering('merchant-look', ['TABLE_NAME']);
/** what a merchant sends to friends leads to the company's sign-up flow */
const lookOutside = answering('merchant-look', ['TABLE_NAME', 'SIGN_UP_PAGE']);
/** sales, payouts and exports: many rows are read and added up */
const books = answering('merchant-books', ['TABLE_NAME']);
/** a letter is read where nobody has signed in: its token says what may be done with it */
const readLetter = answering('merchant-look', ['TABLE_NAME', 'LETTER_SECRET'], true);
const answerLetter = answering('merchant-letter', [...records, 'LETTER_SECRET'], true);
const act = answering('merchant-act', records);
const upload = answering('merchant-upload', ['TABLE_NAME', 'DOCUMENTS_BUCKET']);
const seal = answering('merchant-act', [...records, 'FINGERPRINT_PEPPER']);
const change = answering('merchant-act', [...records, 'FINGERPRINT_PEPPER', 'HOLDER_CHECK']);
/** one's membership is read with every request: who was removed has no more to do here */
const ofMember: Grant = { actions: ['dynamodb:GetItem'], on: 'table' };
const countTries: readonly Grant[] = [ofMember, { actions: ['dynamodb:PutItem'], on: 'sign-ins' }];

/** every route of the merchant's page: a folder functions/merchant/<name>, and a line here */
export const merchantRouteHandlers = {
  'send-code': signIn('POST /sign-in/code', ...countTries, readMine, admitMembers),
  'try-code': signIn('POST /sign-in', ...countTries),
  'renew-session': session('POST /sign-in/renewal'),
  'end-session': session('POST /sign-in/end'),
  'list-memberships': look('GET /my', readMine, ofMember),
  'show-letters': look('GET /my/{merchantId}/letters', readByPolicy),
  'list-messages': look('GET /my/{merchantId}/messages', readByPolicy),
  'show-message': act('POST /my/{merchantId}/messages', ...unitOfWork),
  'list-requests': look('GET /my/{merchantId}/requests', readByPolicy),
  'write-request': act('POST /my/{merchantId}/requests', ...unitOfWork),
  'list-alerts': look('GET /my/{merchantId}/alerts', readByPolicy),
  'choose-alert': act('POST /my/{merchantId}/alerts', ...unitOfWork),
  'show-help': look('GET /my/{merchantId}/help', readByPolicy),
  'choose-reminders': act('POST /my/{merchantId}/reminders', ...unitOfWork),
  'rate-on-page': act('POST /my/{merchantId}/ratings/{csatId}', ...unitOfWork),
  'ask-opt-out': readLetter('GET /opt-out', readByPolicy),
  'opt-out': answerLetter('POST /opt-out', ...unitOfWork),
  'ask-rating': readLetter('GET /rating', readByPolicy),
  'rate-by-letter': answerLetter('POST /rating', ...unitOfWork),
  'ask-objection': readLetter('GET /objection', readByPolicy),
  'object-by-letter': answerLetter('POST /objection', ...unitOfWork),
  'send-fresh-code': freshCode('POST /my/{merchantId}/code', ...countTries, admitMembers),
  'try-fresh-code': freshCode('POST /my/{merchantId}/code/proof', ...countTries),
  'list-account-changes': look('GET /my/{merchantId}/account-changes', readByPolicy),
  'ask-account-change': change('POST /my/{merchantId}/account-changes', ...unitOfWork, readMine),
  'object-on-page': act('POST /my/{merchantId}/account-changes/{changeId}/objection', ...unitOfWork),
  'list-sales': books('GET /my/{merchantId}/sales', readByPolicy),
  'show-sale': books('GET /my/{merchantId}/sales/{saleId}', readByPolicy),
  'list-payouts': books('GET /my/{merchantId}/payouts', readByPolicy),
  'show-payout': books('GET /my/{merchantId}/payouts/{payoutId}', ofMember),
  'ask-export': act('POST /my/{merchantId}/exports', ...unitOfWork),
  'list-exports': books('GET /my/{merchantId}/exports', readByPolicy),
  'link-export': upload('GET /my/{merchantId}/exports/{exportId}/link', ofMember, signExports),
  'show-insights': books('GET /my/{merchantId}/insights', readByPolicy),
  'show-home': look('GET /my/{merchantId}/home', readByPolicy),
  'show-brand': look('GET /my/{merchantId}/brand', readByPolicy),
  'change-brand': act('POST /my/{merchantId}/brand', ...unitOfWork),
  'show-referrals': lookOutside('GET /my/{merchantId}/referrals', readByPolicy, readMine),
  'show-api-keys': look('GET /my/{merchantId}/api-keys', readByPolicy),
  'ask-api-key': act('POST /my/{merchantId}/api-keys', ...unitOfWork),
  'sign-logo': upload('GET /my/{merchantId}/brand/logo/upload', readByPolicy, signUploads),
  'show-logo': upload('GET /my/{merchantId}/brand/logo', readByPolicy, readLogos),
  'show-conditions': look('GET /my/{merchantId}/conditions', readByPolicy),
  'accept-offer': act('POST /my/{merchantId}/conditions/acceptance', ...unitOfWork),
  'choose-share': act('POST /my/{merchantId}/conditions/customer-share', ...unitOfWork),
  'list-documents': look('GET /my/{merchantId}/requirements/{requirementId}/documents', readByPolicy),
  'sign-document': upload('GET /my/{merchantId}/requirements/{requirementId}/upload', readByPolicy, signUploads),
  'hand-in-value': seal('POST /my/{merchantId}/requirements/{requirementId}/value', ...unitOfWork),
  'show-company': look('GET /my/{merchantId}/company', readByPolicy),
  'ask-change': act('POST /my/{merchantId}/company/changes', ...unitOfWork),
  'show-members': look('GET /my/{merchantId}/members', readByPolicy),
  'list-deeds': look('GET /my/{merchantId}/deeds', readByPolicy),
  'invite-member': act('POST /my/{merchantId}/members', ...unitOfWork),
  'change-member-role': act('POST /my/{merchantId}/members/role', ...unitOfWork),
  'remove-member': act('POST /my/{merchantId}/members/removal', ...unitOfWork),
  'accept-invitation': act('POST /my/{merchantId}/membership', ...unitOfWork),
  'leave-merchant': act('POST /my/{merchantId}/membership/end', ...unitOfWork),
} as const satisfies Readonly<Record<string, HandlerSpec>>;
