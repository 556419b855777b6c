/** SES tag values allow letters, digits, `_`, `-`, `.` and `@` only */
const tagOf = (text: string): string => text.replace(/[^A-Za-z0-9_.@-]/g, '_').slice(0, 256);

/** what is tied to a mail, so that the provider's own events of it say whose it is */
export const mailTags = ({ merchantId, nudgeId }: { readonly merchantId: string; readonly nudgeId: string }) => ({
  merchantId: tagOf(merchantId),
  nudgeId: tagOf(nudgeId),
});
