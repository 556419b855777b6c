import { AwsError } from '../../contract.ts';

/**
 * A filter pattern of unstructured terms: all plain terms must be there, `-term` must not, one of the `?term`s must; quotes keep spaces.
 * Patterns on JSON or columns ({ } and [ ]) are refused by name.
 * Source: CloudWatch Logs User Guide, filter pattern syntax. @throws AwsError
 */
export function filterPattern(pattern: string | undefined): (message: string) => boolean {
  const text = pattern?.trim() ?? '';
  if (text === '') return () => true;
  if (/^[{[%]/.test(text))
    throw new AwsError('InvalidParameterException', `the laptop cloud filters logs by terms only, not by the pattern ${text}`);
  const terms = [...text.matchAll(/([-?]?)(?:"((?:[^"\\]|\\.)*)"|(\S+))/g)].map(([, sign = '', quoted, bare = '']) => ({
    sign,
    term: quoted === undefined ? bare : quoted.replaceAll(/\\(.)/g, '$1'),
  }));
  const any = terms.filter(({ sign }) => sign === '?');
  return (message) =>
    terms.every(({ sign, term }) => sign === '?' || message.includes(term) === (sign === '')) &&
    (any.length === 0 || any.some(({ term }) => message.includes(term)));
}
