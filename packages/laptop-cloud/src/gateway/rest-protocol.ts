import type { AwsError } from '../contract.ts';
import { parseBody } from './json-protocol.ts';
import { type RestRoute, restRoutes } from './rest-routes.ts';
import { bodyText, type DecodedCall, header, isRecord, toJson, type WireRequest, type WireResponse } from './wire.ts';

const compiled = restRoutes.map((route) => ({
  route,
  pattern: new RegExp(
    `^${route.path.replace(/[.]/g, '\\.').replace(/\{(\w+)(\+?)\}/g, (_all, name: string, greedy: string) => `(?<${name}>${greedy === '' ? '[^/]+' : '.+'})`)}/?$`,
  ),
}));

const sesBinary = new Set(['Data']);

/** whether a path belongs to a REST service, even when no action of it fits */
export const isRestPath = (path: string): boolean =>
  /^\/(20\d\d-\d\d-\d\d\/(functions|event-source-mappings)|schedules|schedule-groups|tags|v2\/email)(\/|$)/.test(path);

/** restJson1 of Lambda, Scheduler and SES; undefined when no action has this method and path */
export function decodeRest(request: WireRequest): DecodedCall | undefined {
  for (const { route, pattern } of compiled) {
    if (route.method !== request.method) continue;
    const labels = pattern.exec(request.path)?.groups;
    if (labels === undefined && !pattern.test(request.path)) continue;
    const { service, action } = route;
    return { service, action, input: inputOf(route, request, labels ?? {}), encode: (output) => encodeRest(route, output) };
  }
  return undefined;
}

function inputOf(route: RestRoute, request: WireRequest, labels: Readonly<Record<string, string>>): unknown {
  const input: Record<string, unknown> = {};
  if (route.action === 'Invoke') input.Payload = typeof request.body === 'string' ? Buffer.from(request.body) : request.body;
  else {
    // raw e-mails are base64, the text of simple ones is not
    const text = bodyText(request);
    const binary = route.service === 'sesv2' && text.includes('"Raw"') ? sesBinary : undefined;
    const body = parseBody(text, binary);
    if (isRecord(body)) Object.assign(input, body);
  }
  for (const [name, value] of Object.entries(labels)) input[name] = decodeURIComponent(value);
  for (const [name, member] of Object.entries(route.query ?? {})) {
    const value = request.query[name];
    if (value === undefined || value === null) continue;
    const [target, kind] = typeof member === 'string' ? [member, 'text'] : member;
    const first = typeof value === 'string' ? value : (value[0] ?? '');
    input[target] = kind === 'number' ? Number(first) : kind === 'list' ? (typeof value === 'string' ? [value] : value) : first;
  }
  for (const [name, member] of Object.entries(route.headers ?? {})) {
    const value = header(request, name);
    if (value !== undefined) input[member] = value;
  }
  return input;
}

function encodeRest(route: RestRoute, output: unknown): WireResponse {
  if (route.action === 'Invoke') return encodeInvocation(output);
  return {
    statusCode: route.status ?? 200,
    headers: { 'content-type': 'application/json' },
    body: route.status === 204 ? '' : toJson(output),
  };
}

function encodeInvocation(output: unknown): WireResponse {
  const answer = isRecord(output) ? output : {};
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  for (const [member, name] of [
    ['FunctionError', 'x-amz-function-error'],
    ['LogResult', 'x-amz-log-result'],
    ['ExecutedVersion', 'x-amz-executed-version'],
  ] as const) {
    const value = answer[member];
    if (typeof value === 'string') headers[name] = value;
  }
  const { StatusCode, Payload } = answer;
  const body = Payload instanceof Uint8Array || typeof Payload === 'string' ? Payload : '';
  return { statusCode: typeof StatusCode === 'number' ? StatusCode : 200, headers, body };
}

export const encodeRestError = (error: AwsError): WireResponse => ({
  // REST services say forbidden with its own status
  statusCode: error.code === 'AccessDeniedException' ? 403 : error.status,
  headers: { 'content-type': 'application/json', 'x-amzn-errortype': error.code },
  body: toJson({
    ...error.fields,
    Type: error.status < 500 ? 'User' : 'Service',
    Message: error.message,
    message: error.message,
  }),
});
