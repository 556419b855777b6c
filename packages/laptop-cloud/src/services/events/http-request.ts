import type { ConnectionDefinition, DestinationDefinition, Target } from './event-definitions.ts';

export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** headers whose values nobody may see */
  readonly secretHeaders: readonly string[];
}

/** Puts together what EventBridge would send: connection, destination and target each add parameters. */
export function composeRequest(
  destination: DestinationDefinition,
  connection: ConnectionDefinition,
  parameters: Target['HttpParameters'],
  input: string,
): HttpRequest {
  const { ApiKeyAuthParameters: apiKey, BasicAuthParameters: basic, InvocationHttpParameters: added } = connection.auth;
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'user-agent': 'Amazon/EventBridge/ApiDestinations',
  };
  const secretHeaders: string[] = [];
  for (const [name, value] of Object.entries(parameters?.HeaderParameters ?? {})) headers[name.toLowerCase()] = value;
  for (const { Key, Value, IsValueSecret } of added?.HeaderParameters ?? []) {
    headers[Key.toLowerCase()] = Value;
    if (IsValueSecret) secretHeaders.push(Key.toLowerCase());
  }
  if (apiKey) {
    headers[apiKey.ApiKeyName.toLowerCase()] = apiKey.ApiKeyValue;
    secretHeaders.push(apiKey.ApiKeyName.toLowerCase());
  }
  if (basic) {
    headers['authorization'] = `Basic ${Buffer.from(`${basic.Username}:${basic.Password}`).toString('base64')}`;
    secretHeaders.push('authorization');
  }
  const query = [
    ...Object.entries(parameters?.QueryStringParameters ?? {}),
    ...(added?.QueryStringParameters ?? []).map(({ Key, Value }): [string, string] => [Key, Value]),
  ];
  return {
    method: destination.method,
    url: urlOf(destination.endpoint, parameters?.PathParameterValues ?? [], query),
    headers,
    body: bodyOf(input, added),
    secretHeaders,
  };
}

function urlOf(endpoint: string, pathValues: readonly string[], query: readonly (readonly [string, string])[]): string {
  let next = 0;
  const path = endpoint.replaceAll('*', () => encodeURIComponent(pathValues[next++] ?? ''));
  if (query.length === 0) return path;
  const written = query.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join('&');
  return `${path}${path.includes('?') ? '&' : '?'}${written}`;
}

function bodyOf(input: string, added: ConnectionDefinition['auth']['InvocationHttpParameters']): string {
  const extra = (added?.BodyParameters ?? [])
    .map(({ Key, Value }) => `${JSON.stringify(Key)}:${JSON.stringify(Value)}`)
    .join(',');
  const object = /^\s*\{([\s\S]*)\}\s*$/.exec(input);
  if (extra === '' || !object) return input;
  return `{${object[1]?.trim() === '' ? extra : `${object[1]},${extra}`}}`;
}

/** an endpoint on this machine */
export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname);
}
