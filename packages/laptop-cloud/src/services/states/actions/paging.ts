import { AwsError } from '../../../contract.ts';

const DEFAULT_PAGE = 100;

/** a page of a list; the token is the offset, opaque to the caller */
export function pageOf<T>(
  items: readonly T[],
  maxResults: number | undefined,
  nextToken: string | undefined,
): { readonly items: readonly T[]; readonly next: { readonly nextToken?: string } } {
  const from = nextToken === undefined ? 0 : readPosition(nextToken);
  const size = maxResults === undefined || maxResults === 0 ? DEFAULT_PAGE : maxResults;
  const end = from + size;
  return { items: items.slice(from, end), next: end < items.length ? { nextToken: writePosition(end) } : {} };
}

export const pageSize = (maxResults: number | undefined): number =>
  maxResults === undefined || maxResults === 0 ? DEFAULT_PAGE : maxResults;

export const writePosition = (position: number): string => Buffer.from(`p${position}`).toString('base64url');

/** throws InvalidToken */
export function readPosition(token: string): number {
  const text = Buffer.from(token, 'base64url').toString('utf8');
  const position = text.startsWith('p') ? Number(text.slice(1)) : Number.NaN;
  if (!Number.isInteger(position)) throw new AwsError('InvalidToken', `Invalid Token: '${token}'`);
  return position;
}
