/** values of `Precedence` that no person's letter has */
const bulk = new Set(['bulk', 'junk', 'list', 'auto_reply']);
/** headers that only automatic answers and lists carry, whatever their value */
const marks = ['x-autoreply', 'x-autorespond', 'x-auto-response-suppress', 'list-id', 'list-unsubscribe', 'feedback-id'];

/**
 * Was a mail sent by a machine: an automatic answer, a list, or a report that something could not be delivered. By RFC 3834, section 5, and what
 * was used before it: https://www.rfc-editor.org/rfc/rfc3834. `headers` by name in lower case.
 */
export const isAutomatic = (headers: ReadonlyMap<string, string>): boolean => {
  const value = (name: string): string => (headers.get(name) ?? '').trim().toLowerCase();
  const submitted = value('auto-submitted').replace(/[;\s(].*$/, '');
  return (
    (submitted !== '' && submitted !== 'no') ||
    bulk.has(value('precedence')) ||
    marks.some((name) => headers.has(name)) ||
    value('return-path') === '<>' ||
    value('content-type').startsWith('multipart/report')
  );
};
