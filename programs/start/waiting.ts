import { styleText } from 'node:util';

const DAY_SECONDS = 86_400;

/** what there is to do once the demo has caught up, and where: the last words before the ticker goes on */
export function waiting(of: {
  readonly endpoint: string;
  /** epoch ms, virtual */
  readonly now: number;
  readonly queues: readonly { readonly key: string; readonly title: string }[];
  readonly openIn: (queue: string) => number;
  /** virtual seconds a second */
  readonly speed: number;
}): string {
  const when = new Date(of.now).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  const open = of.queues.map(({ key, title }) => ({ title, n: of.openIn(key) })).filter(({ n }) => n > 0);
  const lines = open.map(({ title, n }) => `  ${String(n).padStart(4)}  ${title.toLowerCase()}`);
  return `
${styleText('bold', `It is ${when} now`)}, and from here a day takes ${Math.round(DAY_SECONDS / of.speed)} s. ${lines.length === 0 ? 'Nothing waits for anybody.' : 'This waits for somebody:'}
${lines.join('\n')}

  Open ${styleText('bold', `${of.endpoint}/`)} and pick who you are. Ana decides risk reviews, Dieter leads, Farid only looks.
  Colleagues go on working; the newest tasks they leave to you. Time can be paused at the side of the console.
`;
}
