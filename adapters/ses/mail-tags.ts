/** SES tag values allow letters, digits, `_`, `-`, `.` and `@` only */
const tagOf = (text: string): string => text.replace(/[^A-Za-z0-9_.@-]/g, '_').slice(0, 256);

/** what is tied to a mail, so that the provider's own events of it say which it is */
export const mailTags = (tags: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(tags).map(([name, value]) => [name, tagOf(value)]));
