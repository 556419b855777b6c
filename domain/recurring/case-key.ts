/** what an issue is counted by; what nobody named is absent */
export interface IssueKey {
  readonly topic?: string | undefined;
  readonly method?: string | undefined;
  readonly provider?: string | undefined;
  readonly errorCode?: string | undefined;
}

/** names come from outside and are parts of keys */
const part = (text: string | undefined): string => (text ?? '').replace(/[|/]/g, ' ').slice(0, 40);

/** undefined where nothing structured is known of a case: it is counted with nothing */
export const issueKeyOf = ({ topic, method, provider, errorCode }: IssueKey): string | undefined => {
  const key = [topic, method, provider, errorCode].map(part).join('|');
  return key === '|||' ? undefined : key;
};

export const readIssueKey = (key: string): IssueKey => {
  const [topic = '', method = '', provider = '', errorCode = ''] = key.split('|');
  const named = Object.entries({ topic, method, provider, errorCode }).filter(([, value]) => value !== '');
  return Object.fromEntries(named);
};
