/** ids, counts and names of things; never payloads, never personal data */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>> & {
  /** the logger's own key: what is given here would be dropped */
  readonly message?: never;
};

/** what handlers log with: a dotted event name and ids */
export interface Log {
  info(event: string, fields?: LogFields): void;
  warn(event: string, fields?: LogFields): void;
  error(event: string, fields?: LogFields): void;
}
