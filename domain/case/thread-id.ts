/** what a letter about a case carries in its References: whoever answers it carries it back. A `msg-id` of RFC 5322 */
export const threadId = ({ merchantId, caseId }: { readonly merchantId: string; readonly caseId: string }): string =>
  `<case.${encodeURIComponent(caseId)}@${merchantId}>`;

const ours = /^<case\.([^@>]+)@([^>]+)>$/;

const decoded = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    // somebody else's id that looks like one of ours
    return undefined;
  }
};

/** The case that a message answers by the ids it refers to, the latest first; an id of another merchant's case says nothing. */
export const caseOfThread = (ids: readonly string[], merchantId: string): string | undefined => {
  const found = ids.flatMap((id) => {
    const [, caseId = '', of] = ours.exec(id.trim()) ?? [];
    return of === merchantId ? [decoded(caseId)] : [];
  });
  return found.findLast((one) => one !== undefined);
};
