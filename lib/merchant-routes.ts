import type { FunctionName } from './function-sizes.ts';
import { admitMembers, type EnvName, type Grant, readByPolicy, readMine, records, signUploads, unitOfWork } from './grants.ts';
import type { HandlerSpec, RouteKey } from './handler-spec.ts';

const answering =
  (name: FunctionName, env: readonly EnvName[], open?: true) =>
  (route: RouteKey, ...grants: readonly Grant[]) =>
    ({ area: 'merchant', in: name, route, env, grants, ...(open && { open }) }) as const satisfies HandlerSpec;

const signIn = answering('merchant-sign-in', ['TABLE_NAME', 'MERCHANT_POOL_ID', 'MERCHANT_CLIENT_ID'], true);
const session = answering('merchant-session', ['MERCHANT_POOL_ID', 'MERCHANT_CLIENT_ID'], true);
const look = answering('merchant-look', ['TABLE_NAME']);
/** a letter is read where nobody has signed in: its token says what may be done with it */
const readLetter = answering('merchant-look', ['TABLE_NAME', 'LETTER_SECRET'], true);
const answerLetter = answering('merchant-letter', [...records, 'LETTER_SECRET'], true);
const act = answering('merchant-act', records);
const upload = answering('merchant-upload', ['TABLE_NAME', 'DOCUMENTS_BUCKET']);
const seal = answering('merchant-act', [...records, 'FINGERPRINT_PEPPER']);
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
  'choose-reminders': act('POST /my/{merchantId}/reminders', ...unitOfWork),
  'rate-on-page': act('POST /my/{merchantId}/ratings/{csatId}', ...unitOfWork),
  'ask-opt-out': readLetter('GET /opt-out', readByPolicy),
  'opt-out': answerLetter('POST /opt-out', ...unitOfWork),
  'ask-rating': readLetter('GET /rating', readByPolicy),
  'rate-by-letter': answerLetter('POST /rating', ...unitOfWork),
  'show-home': look('GET /my/{merchantId}/home', readByPolicy),
  'list-documents': look('GET /my/{merchantId}/requirements/{requirementId}/documents', readByPolicy),
  'sign-document': upload('GET /my/{merchantId}/requirements/{requirementId}/upload', readByPolicy, signUploads),
  'hand-in-value': seal('POST /my/{merchantId}/requirements/{requirementId}/value', ...unitOfWork),
  'show-members': look('GET /my/{merchantId}/members', readByPolicy),
  'list-deeds': look('GET /my/{merchantId}/deeds', readByPolicy),
  'invite-member': act('POST /my/{merchantId}/members', ...unitOfWork),
  'change-member-role': act('POST /my/{merchantId}/members/role', ...unitOfWork),
  'remove-member': act('POST /my/{merchantId}/members/removal', ...unitOfWork),
  'accept-invitation': act('POST /my/{merchantId}/membership', ...unitOfWork),
  'leave-merchant': act('POST /my/{merchantId}/membership/end', ...unitOfWork),
} as const satisfies Readonly<Record<string, HandlerSpec>>;
